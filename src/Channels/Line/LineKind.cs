using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Line;

/// <summary>LINE's Messaging API: one person at a time writes to an official account, LINE calls us, and answers leave as push messages.</summary>
internal sealed class LineKind(LineReader reader, LineSender sender, LineTrial trial)
    : FormKind<LineSettings>, ITriedChannel, IPushedChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    public const string Name = "line";

    private const int LongestText = 5_000;
    private const string ChannelSecret = "channelSecret";
    private const string AccessToken = "accessToken";
    private const string BotUserId = "botUserId";
    private const string ApiBase = "apiBase";
    private const string DataBase = "dataBase";

    public override string Kind => Name;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = ChannelSecret, Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = AccessToken, Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = BotUserId, Kind = FieldKind.Text, HasHelp = true },
        new() { Key = ApiBase, Kind = FieldKind.Url, HasHelp = true },
        new() { Key = DataBase, Kind = FieldKind.Url, HasHelp = true },
    ];

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) => trial.Test(Of(settings), cancellationToken);

    /// <summary>LINE asks nothing by GET: it makes sure with a signed call that has no events in it.</summary>
    public string? Answer(IChannelSettings settings, ImmutableDictionary<string, string> query) => null;

    public bool IsGenuine(IChannelSettings settings, HookCall call) =>
        LineSignature.IsGenuine(Of(settings).ChannelSecret, call.Body.AsSpan(), call.Headers.GetValueOrDefault(LineSignature.Header));

    public ImmutableArray<PushedItem> Split(IChannelSettings settings, HookCall call) => LineCall.Split(Of(settings).BotUserId, call.Body.AsMemory());

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        reader.Read(channel, Of(channel.Settings), raw, cancellationToken);

    public bool Sends(IChannelSettings settings) => Of(settings).AccessToken.Length > 0;

    public bool Reaches(ReplyDraft draft) => draft.Forward is null && LineIds.UserOf(draft.Answered?.Item) is not null;

    public ReplySurface Surface(ReplyDraft draft) => new()
    {
        Counter = ReplyCounter.Utf16,
        Limit = LongestText,
        Files = false,
        Cost = "It counts as one of the messages that LINE lets this account send in a month.",
    };

    public string Envelope(ReplyDraft draft) => LineEnvelope.Of(draft).Write();

    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(sender.Find(item));

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        sender.Send(channel.Channel.ToString(), Of(channel.Settings), item, cancellationToken);

    protected override LineSettings Read(FormSettings form) => new(
        form.Text(ChannelSecret).Trim(), form.Text(AccessToken).Trim(), Said(form, BotUserId), Said(form, ApiBase), Said(form, DataBase));

    protected override Refusal? Check(LineSettings settings) =>
        !IsOneWord(settings.ChannelSecret) ? Refusal.Invalid("LINE writes the channel secret as one word.", $"settings.{ChannelSecret}", "one_word")
        : !IsOneWord(settings.AccessToken) ? Refusal.Invalid("LINE writes the token as one word.", $"settings.{AccessToken}", "one_word")
        : settings.BotUserId is { } bot && !LineIds.IsAccount(bot)
            ? Refusal.Invalid("LINE writes the user id as U and 32 letters and digits.", $"settings.{BotUserId}", "invalid")
        : null;

    private static string? Said(FormSettings form, string key) => form.Text(key).Trim() is { Length: > 0 } text ? text : null;

    // It goes into a header, where a line's end would end it.
    private static bool IsOneWord(string text) => text.Length > 0 && text.All(c => c is > ' ' and < '\u007f');
}
