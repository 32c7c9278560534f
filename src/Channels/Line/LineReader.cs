using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Line;

/// <summary>Understands an event: what one person writes, and takes back. All else that LINE tells of happens to nobody's ticket.</summary>
internal sealed class LineReader(IBlobStore blobs, LineProfiles profiles, LineFiles files)
{
    private const string NotAllowed =
        "LINE refuses the channel access token, so a file could not be fetched. Issue a new token in the LINE Developers Console and enter it here.";

    /// <exception cref="ChannelFailedException">A file of it cannot be had just now.</exception>
    public async Task<ReadItem> Read(ChannelContext channel, LineSettings settings, RawMessage raw, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

        return bytes is null ? ReadItem.Failed(IntakeReasons.BytesGone)
            : await LineEvent.Read(bytes, cancellationToken) is not { } happened ? ReadItem.Failed($"{IntakeReasons.Unreadable}: it is no event of LINE's.")
            : await Understand(channel, settings, happened, cancellationToken);
    }

    private async Task<ReadItem> Understand(ChannelContext channel, LineSettings settings, LineEvent happened, CancellationToken cancellationToken) =>
        happened switch
        {
            { IsPersonal: false } or { Type: not ("message" or "postback" or "unsend") } => ReadItem.Of(),
            { User: null } => ReadItem.Failed(IntakeReasons.NoSender),
            { Type: "unsend" } => Unsent(happened, happened.User),
            { Type: "postback" } => await Pressed(channel, settings, happened, happened.User, cancellationToken),
            _ => await Written(channel, settings, happened, happened.User, cancellationToken),
        };

    // It bears its writer, so that it waits for the message that it takes back where both come at once.
    private static ReadItem Unsent(LineEvent happened, string user) =>
        LineJson.Id(LineJson.Part(happened.Whole, "unsend"), "messageId") is { } message
            ? ReadItem.Of(new Removed(LineIds.Key(user, message))) with { Message = Blank(happened, user, message) }
            : ReadItem.Failed($"{IntakeReasons.Unreadable}: it does not say what was taken back.");

    // A button of a message or a menu: what it says to us is all there is.
    private async Task<ReadItem> Pressed(
        ChannelContext channel, LineSettings settings, LineEvent happened, string user, CancellationToken cancellationToken)
    {
        var said = LineTexts.Of(LineJson.Part(happened.Whole, "postback"), LineWords.In(channel.Brand.Language));
        return said.Length is 0
            ? ReadItem.Of()
            : ReadItem.Of(new Posted(await Named(settings, Blank(happened, user, happened.Id) with { Text = said }, user, cancellationToken)));
    }

    private async Task<ReadItem> Written(
        ChannelContext channel, LineSettings settings, LineEvent happened, string user, CancellationToken cancellationToken)
    {
        var message = LineJson.Part(happened.Whole, "message");

        if (LineJson.Id(message, "id") is not { } id || LineJson.Text(message, "type") is not { } kind)
        {
            return ReadItem.Failed($"{IntakeReasons.Unreadable}: it has no message in it.");
        }

        var words = LineWords.In(channel.Brand.Language);
        var wanted = LineTexts.File(message, id, kind);
        var fetched = wanted is null
            ? null
            : await files.Fetch(channel.Channel.Account, settings, wanted, happened.At, cancellationToken);
        var read = Blank(happened, user, id) with
        {
            Text = fetched is null ? LineTexts.Of(message, kind, words) : LineTexts.Of(wanted!, fetched.Fate, words),
            Attachments = fetched?.File is { } file ? [file] : [],
        };
        var posted = new Posted(await Named(settings, read, user, cancellationToken));

        return fetched?.Fate is LineFileFate.NotAllowed
            ? ReadItem.Of(new Trouble(NotAllowed), posted) with { Message = posted.Message }
            : ReadItem.Of(posted);
    }

    private async Task<ReadMessage> Named(LineSettings settings, ReadMessage read, string user, CancellationToken cancellationToken) =>
        read with { From = new MailParty(await profiles.NameOf(settings, user).AsTask().WaitAsync(cancellationToken), "") };

    private static ReadMessage Blank(LineEvent happened, string user, string message) => new()
    {
        MessageKey = LineIds.Key(user, message),
        Identity = CustomerIdentity.Of(LineKind.Name, user),
        Conversation = user,
        WrittenAt = happened.At,
    };
}
