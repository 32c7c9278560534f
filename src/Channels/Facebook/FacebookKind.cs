using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Facebook;

/// <summary>A page on Facebook: its messages, the comments on it, and what others post there. Facebook calls us; answers leave by its Graph API.</summary>
internal sealed class FacebookKind(FacebookReader reader, FacebookSender sender, FacebookTrial trial)
    : FormKind<FacebookSettings>, ITriedChannel, IPushedChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    public const string Name = "facebook";

    private const int LongestChallenge = 1_000;
    private const int LongestPage = 40;

    public override string Kind => Name;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = "pageId", Kind = FieldKind.Text, Required = true, Guards = true, HasHelp = true },
        new() { Key = "pageToken", Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = "appSecret", Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = "verifyToken", Kind = FieldKind.Secret, Required = true, HasHelp = true },
        new() { Key = "apiBase", Kind = FieldKind.Url, Usual = "https://graph.facebook.com/v25.0", HasHelp = true },
        new() { Key = "messages", Kind = FieldKind.Switch, Usual = "true", HasHelp = true },
        new() { Key = "comments", Kind = FieldKind.Switch, Usual = "true", HasHelp = true },
    ];

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) => trial.Test(Of(settings), cancellationToken);

    public string? Answer(IChannelSettings settings, ImmutableDictionary<string, string> query) =>
        query.GetValueOrDefault("hub.mode") is "subscribe"
        && FacebookSignature.IsSame(Of(settings).VerifyToken, query.GetValueOrDefault("hub.verify_token"))
        && query.GetValueOrDefault("hub.challenge") is { Length: <= LongestChallenge } challenge
            ? challenge
            : null;

    public bool IsGenuine(IChannelSettings settings, HookCall call) =>
        FacebookSignature.IsGenuine(Of(settings).AppSecret, call.Body.AsSpan(), call.Headers.GetValueOrDefault(FacebookSignature.Header));

    public ImmutableArray<PushedItem> Split(IChannelSettings settings, HookCall call) => FacebookCall.Split(Of(settings), call.Body.AsMemory());

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        reader.Read(channel, Of(channel.Settings), raw, cancellationToken);

    public bool Sends(IChannelSettings settings) => true;

    public bool Reaches(ReplyDraft draft) => FacebookReplies.Reaches(draft);

    public ReplySurface Surface(ReplyDraft draft) => FacebookReplies.Surface(draft);

    public string Envelope(ReplyDraft draft) => FacebookEnvelope.Of(draft).Write();

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        sender.Send(Of(channel.Settings), item, cancellationToken);

    protected override FacebookSettings Read(FormSettings form) =>
        new(Said(form, "pageId"), Said(form, "pageToken"), Said(form, "appSecret"), Said(form, "verifyToken"), Said(form, "apiBase").TrimEnd('/'))
        {
            Messages = form.Is("messages"),
            Comments = form.Is("comments"),
        };

    protected override Refusal? Check(FacebookSettings settings) =>
        settings.PageId.Length <= LongestPage && settings.PageId.All(char.IsAsciiDigit)
            ? null
            : Refusal.Invalid("The id of a page is a number.", "settings.pageId", "not_a_number");

    // A blank behind what was pasted is nobody's secret.
    private static string Said(FormSettings form, string key) => form.Text(key).Trim();
}
