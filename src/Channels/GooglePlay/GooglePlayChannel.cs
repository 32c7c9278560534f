using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// Reviews of an app in Google Play: asked for, changed in place, answered in one place each. Work on the processor happens on the thread pool; grains only
/// wait for it.
/// </summary>
internal sealed partial class GooglePlayChannel(
    PlayCalls calls,
    PlayTrial trial,
    PlayReader reader,
    IBlobStore blobs,
    TimeProvider clock) : FormKind<GooglePlaySettings>, ITriedChannel, IPulledChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    public const string Name = "googlePlay";

    private const int MostUnits = 350;
    private const int LongestPackage = 255;
    private const int UsualSeconds = 300;
    private const int LongestPoll = 86_400;

    public override string Kind => Name;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = "packageName", Kind = FieldKind.Text, Required = true, Guards = true, HasHelp = true },
        new() { Key = "serviceAccount", Kind = FieldKind.Secret, Required = true, ManyLines = true, HasHelp = true },
        new() { Key = "translationLanguage", Kind = FieldKind.Text, HasHelp = true },
        new()
        {
            Key = "pollSeconds",
            Kind = FieldKind.Number,
            Usual = UsualSeconds.ToString(CultureInfo.InvariantCulture),
            Min = 1,
            Max = LongestPoll,
            HasHelp = true,
        },
        new() { Key = "apiBase", Kind = FieldKind.Url, Usual = GoogleAddresses.Api, HasHelp = true },
    ];

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var steps = await trial.Try(App(Of(settings)), cancellationToken);
            return new ChannelTest { Ok = steps.All(step => step.Ok), Steps = steps };
        },
        cancellationToken);

    public bool Pulls(IChannelSettings settings) => true;

    public Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken)
    {
        var play = Of(settings);
        return Task.FromResult<IPull>(new PlayPull(new(calls, App(play), clock), account, blobs, play.PollEvery, clock));
    }

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        Task.Run(() => reader.Read(channel, raw, cancellationToken), cancellationToken);

    public bool Sends(IChannelSettings settings) => true;

    /// <summary>A review, and nobody outside. Of one that is sent again it is known already which.</summary>
    public bool Reaches(ReplyDraft draft) => draft is { Forward: null, Answered: null or { Item: not null } };

    public ReplySurface Surface(ReplyDraft draft) =>
        new() { Counter = ReplyCounter.Utf16, Limit = MostUnits, Slot = ReplySlot.Replace, Target = draft.Answered?.Item, Files = false };

    public string Envelope(ReplyDraft draft) => PlayEnvelope.Of(draft).Write();

    /// <summary>A second answer takes the place of the first, so the same twice does no harm.</summary>
    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(EarlierTry.Gone);

    public async Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        if ((PlayEnvelope.Of(item).Review ?? item.Entry.Target) is not { Length: > 0 } review)
        {
            return new(DeliveryState.Failed, "It answers no review.");
        }

        if (item.Text?.Trim() is not { Length: > 0 } text)
        {
            return new(DeliveryState.Failed, "There is no text to answer with.");
        }

        if (text.Length > MostUnits)
        {
            return new(DeliveryState.Failed, $"Google takes {MostUnits} characters, and the answer has {text.Length}.");
        }

        var app = App(Of(channel.Settings));
        var answer = await Task.Run(() => calls.Reply(app, review, text, cancellationToken), CancellationToken.None);

        if (answer.Fault is { } fault)
        {
            return new(fault.GoesBy ? DeliveryState.Queued : DeliveryState.Failed, PlayWords.OfAnswering(fault)) { Pause = fault.Pause };
        }

        // Google takes marks of formatting out, and says what is left.
        var left = PlayJson.Object(answer.Body, "result") is { } result ? PlayJson.Text(result, "replyText") : null;
        return new(DeliveryState.Sent, "Google shows the answer.") { ExternalId = PlayEcho.NameOf(review, left ?? text) };
    }

    protected override GooglePlaySettings Read(FormSettings form) => new(
        form.Text("packageName").Trim(),
        form.Text("serviceAccount"),
        form.Text("translationLanguage").Trim(),
        TimeSpan.FromSeconds(form.Number("pollSeconds") ?? UsualSeconds),
        form.Text("apiBase") is { Length: > 0 } address ? address.TrimEnd('/') : GoogleAddresses.Api);

    protected override Refusal? Check(GooglePlaySettings settings)
    {
        if (settings.Package.Length > LongestPackage || !Packages().IsMatch(settings.Package))
        {
            return Refusal.Invalid("The name of an Android app's package, such as com.example.game.", "settings.packageName");
        }

        if (settings.Language.Length > 0 && !Languages().IsMatch(settings.Language))
        {
            return Refusal.Invalid("A language, such as ko or pt-BR.", "settings.translationLanguage", "not_a_language");
        }

        return CheckKey(settings) is { } wrong ? Refusal.Invalid(wrong, "settings.serviceAccount") : null;
    }

    private static string? CheckKey(GooglePlaySettings settings)
    {
        if (ServiceAccount.Read(settings.KeyFile) is not { } account)
        {
            return "This is no key file of a service account: JSON with client_email, private_key_id, private_key and token_uri.";
        }

        if (GoogleAddresses.TokensOf(settings.ApiBase, account.TokenUri) is null)
        {
            return $"The key file is for another server of tokens than {new Uri(GoogleAddresses.Tokens).Host}.";
        }

        if (!account.TryOpen(out var key))
        {
            return "The private key in the key file cannot be read: it is to be an RSA key as PKCS#8, as Google gives it.";
        }

        key.Dispose();
        return null;
    }

    private static PlayApp App(GooglePlaySettings settings) =>
        ServiceAccount.Read(settings.KeyFile) is { } account && GoogleAddresses.TokensOf(settings.ApiBase, account.TokenUri) is { } tokens
            ? new(settings.Package, settings.Language, account with { TokenAddress = tokens }, settings.ApiBase)
            : throw new ChannelFailedException("The key file of the service account is missing or cannot be read.");

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)+\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Packages();

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Languages();
}
