using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Telegram;

/// <summary>
/// A bot of Telegram, with whom people write alone. Its messages are asked for, and may come by a webhook instead. Work happens on the thread pool.
/// </summary>
internal sealed class TelegramChannel(
    TelegramApi api, TelegramReader reader, TelegramSender sender, TelegramTrial trial, IRawMail kept, TimeProvider clock)
    : FormKind<TelegramSettings>, ITriedChannel, IPulledChannel, IPushedChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    public const string Name = "telegram";

    private const string SecretHeader = "x-telegram-bot-api-secret-token";

    // Telegram takes 50 MB a call, with what is around the files.
    private const long MostFiles = 49L << 20;

    // Telegram takes about thirty a second from a bot.
    private const int PerMinute = 1_500;

    public override string Kind => Name;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = "token", Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = "secret", Kind = FieldKind.Secret, HasHelp = true },
        new() { Key = "apiBase", Kind = FieldKind.Url, Usual = TelegramSettings.UsualBase, HasHelp = true },
    ];

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => trial.Test(Of(settings), cancellationToken), cancellationToken);

    /// <summary>Always: whether a webhook brings them instead is Telegram's to say.</summary>
    public bool Pulls(IChannelSettings settings) => true;

    public Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => ConnectNow(account, Of(settings), cancellationToken), cancellationToken);

    /// <summary>Telegram asks nothing before it calls.</summary>
    public string? Answer(IChannelSettings settings, ImmutableDictionary<string, string> query) => null;

    public bool IsGenuine(IChannelSettings settings, HookCall call)
    {
        var bot = Of(settings);
        return bot.HasSecret && call.Headers.TryGetValue(SecretHeader, out var told)
            && CryptographicOperations.FixedTimeEquals(Hash(told), Hash(bot.Secret));
    }

    public ImmutableArray<PushedItem> Split(IChannelSettings settings, HookCall call)
    {
        try
        {
            var body = TelegramJson.Parse(ImmutableCollectionsMarshal.AsArray(call.Body));
            return TelegramUpdate.Of(body) is { } update ? [update.Item(body)] : throw new FormatException("That is no update of Telegram's.");
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A name in it is no Unicode.", e);
        }
    }

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        Task.Run(() => reader.Read(channel, Of(channel.Settings), raw, cancellationToken), cancellationToken);

    public bool Sends(IChannelSettings settings) => true;

    /// <summary>
    /// A bot answers who has written to it. Where the newest message is not at hand, as when an answer is sent once more, its envelope knows them already.
    /// </summary>
    public bool Reaches(ReplyDraft draft) => draft.Forward is null && (draft.Answered is null || TelegramEnvelope.Of(draft).Chat is not null);

    public ReplySurface Surface(ReplyDraft draft) =>
        new() { Counter = ReplyCounter.Utf16, Limit = TelegramPart.MostText, Slot = ReplySlot.Append, Files = true, AttachUpTo = MostFiles };

    public string Envelope(ReplyDraft draft) => TelegramEnvelope.Of(draft).Write();

    public SendingPace? Pace(IChannelSettings settings) => new($"{Name}:{Of(settings).Bot}", PerMinute);

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        Task.Run(() => sender.Send(channel, Of(channel.Settings), item, cancellationToken), CancellationToken.None);

    protected override TelegramSettings Read(FormSettings form) => new(
        form.Text("token").Trim(),
        form.Text("secret").Trim(),
        form.Text("apiBase") is { Length: > 0 } address ? address : TelegramSettings.UsualBase);

    protected override Refusal? Check(TelegramSettings settings) =>
        !settings.HasToken ? Refusal.Invalid("A bot's token is digits, a colon, and letters, as BotFather shows it.", "settings.token")
        : settings.Secret.Length > 0 && !settings.HasSecret
            ? Refusal.Invalid("1 to 256 of the letters A to Z, a to z, digits, \"_\" and \"-\", as Telegram takes them.", "settings.secret")
        : settings.ApiBase.Contains('?', StringComparison.Ordinal) || settings.ApiBase.Contains('#', StringComparison.Ordinal)
            ? Refusal.Invalid("The address of the Bot API has nothing behind its path.", "settings.apiBase", "https_address")
        : null;

    // Of one length, so that not even that is told.
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private async Task<IPull> ConnectNow(AccountId account, TelegramSettings settings, CancellationToken cancellationToken)
    {
        var me = await api.Call(settings, "getMe", cancellationToken);
        return me.Result is not null
            ? new TelegramPull(api, settings, account, kept, clock)
            : throw new ChannelFailedException(me.Words) { Pause = me.Pause };
    }
}
