using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// Reviews of an app in the App Store: asked for, changed in place, answered in one place each. Work on the processor happens on the thread pool; grains only
/// wait for it.
/// </summary>
internal sealed class AppStoreChannel(AppStoreCalls calls, AppStoreTrial trial, AppStoreReader reader, AppStoreSender sender, IRawMail kept, TimeProvider clock)
    : FormKind<AppStoreSettings>, ITriedChannel, IPulledChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    public const string Name = "appStore";

    private const string UsualBase = "https://api.appstoreconnect.apple.com";
    private const int UsualSeconds = 600;
    private const int LongestWord = 100;

    public override string Kind => Name;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = "appId", Kind = FieldKind.Text, Required = true, Guards = true, HasHelp = true },
        new() { Key = "issuerId", Kind = FieldKind.Text, HasHelp = true },
        new() { Key = "keyId", Kind = FieldKind.Text, Required = true, HasHelp = true },
        new() { Key = "privateKey", Kind = FieldKind.Secret, Required = true, ManyLines = true, HasHelp = true },
        new()
        {
            Key = "pollSeconds", Kind = FieldKind.Number, Usual = UsualSeconds.ToString(CultureInfo.InvariantCulture), Min = 1, Max = 86_400, HasHelp = true,
        },
        new() { Key = "apiBase", Kind = FieldKind.Url, Usual = UsualBase, HasHelp = true },
    ];

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var steps = await trial.Try(Of(settings), cancellationToken);
            return new ChannelTest { Ok = steps.All(step => step.Ok), Steps = steps };
        },
        cancellationToken);

    public bool Pulls(IChannelSettings settings) => true;

    public Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken)
    {
        var store = Of(settings);
        return Task.FromResult<IPull>(new AppStorePull(new(calls, store), store, account, kept, clock));
    }

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        Task.Run(() => reader.Read(channel, raw, cancellationToken), cancellationToken);

    public bool Sends(IChannelSettings settings) => true;

    /// <summary>A review, and nobody outside. Of one that is sent again it is known already which.</summary>
    public bool Reaches(ReplyDraft draft) => draft is { Forward: null, Answered: null or { Item: not null } };

    public ReplySurface Surface(ReplyDraft draft) => new()
    {
        Counter = ReplyCounter.Utf16,
        Limit = AppStoreSender.MostUnits,
        Slot = ReplySlot.Replace,
        Target = draft.Answered?.Item,
        Files = false,
    };

    public string Envelope(ReplyDraft draft) => AppStoreEnvelope.Of(draft).Write();

    /// <summary>A second answer takes the place of the first, so the same twice does no harm.</summary>
    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(EarlierTry.Gone);

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        Task.Run(() => sender.Send(channel.Channel, Of(channel.Settings), item, cancellationToken), CancellationToken.None);

    protected override AppStoreSettings Read(FormSettings form) => new(
        form.Text("appId").Trim(),
        form.Text("issuerId").Trim(),
        form.Text("keyId").Trim(),
        form.Text("privateKey"),
        (form.Text("apiBase").Trim() is { Length: > 0 } address ? address : UsualBase).TrimEnd('/'),
        TimeSpan.FromSeconds(form.Number("pollSeconds") ?? UsualSeconds));

    protected override Refusal? Check(AppStoreSettings settings) =>
        !AppStoreIds.IsApp(settings.App) ? Refusal.Invalid("The app's Apple ID, which is digits.", "settings.appId", "not_a_number")
        : settings.Issuer.Length > 0 && !IsOneWord(settings.Issuer)
            ? Refusal.Invalid("Apple writes the issuer ID as one word.", "settings.issuerId", "one_word")
        : !IsOneWord(settings.KeyId) ? Refusal.Invalid("Apple writes the key ID as one word.", "settings.keyId", "one_word")
        : !AppStoreKey.IsKey(settings.PrivateKey)
            ? Refusal.Invalid("This is no key of App Store Connect: the whole .p8 file is needed, from BEGIN to END.", "settings.privateKey")
        : null;

    private static bool IsOneWord(string text) => text.Length is > 0 and <= LongestWord && text.All(c => c is > ' ' and <= '~');
}
