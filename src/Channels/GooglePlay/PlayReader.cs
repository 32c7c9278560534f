using System.Text.Json;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.GooglePlay;

/// <summary>Understands what <see cref="PlayItem"/> has kept.</summary>
internal sealed class PlayReader(IBlobStore blobs)
{
    private const long MostBytes = 1 << 20;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    public async Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken)
    {
        if (raw.Size > MostBytes)
        {
            return Unreadable("it is larger than any review");
        }

        await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

        if (bytes is null)
        {
            return ReadItem.Failed(IntakeReasons.BytesGone);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(bytes, Depth, cancellationToken);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Unreadable("it is no JSON");
        }
    }

    private static ReadItem Read(JsonElement kept)
    {
        if (PlayJson.Text(kept, "reviewId") is not { Length: > 0 } id || PlayJson.Object(kept, "comment") is not { } comment)
        {
            return Unreadable("it is no review");
        }

        var isReply = PlayJson.Text(kept, "what") is PlayItem.Reply;
        var at = PlayReview.ChangedIn(comment);

        if (at is 0)
        {
            return Unreadable("it does not say when it was written");
        }

        var message = new ReadMessage
        {
            Identity = CustomerIdentity.Of(GooglePlayChannel.Name, id), // Google tells nobody who they are; a review has one writer.
            Conversation = id,
            Revision = at,
            WrittenAt = DateTimeOffset.FromUnixTimeMilliseconds(at),
        };
        return isReply ? Reply(message, id, comment) : Review(message, id, PlayText.Line(PlayJson.Text(kept, "authorName") ?? ""), kept, comment);
    }

    private static ReadItem Review(ReadMessage message, string id, string author, JsonElement kept, JsonElement comment)
    {
        var text = PlayJson.Text(comment, "text") ?? "";
        var original = PlayJson.Text(comment, "originalText") is { Length: > 0 } written ? written : text;
        var (title, body) = PlayText.Parts(original);
        return ReadItem.Of(new Posted(message with
        {
            MessageKey = id,
            From = new(author, ""),
            Subject = title,
            Text = original == text ? body : $"{body}\n\n{Translated(PlayJson.Text(kept, "language") ?? "", text)}".Trim(),
            AdditionalInformation = PlayFacts.Of(comment),
            Language = PlayFacts.Language(comment),
        }));
    }

    // Those of the same writer wait for one another, so the answer is read once the review has its ticket.
    private static ReadItem Reply(ReadMessage message, string id, JsonElement comment)
    {
        var text = PlayJson.Text(comment, "text") ?? "";
        var reply = message with { MessageKey = PlayEcho.NameOf(id, text), Text = PlayText.Lines(text) };
        return ReadItem.Of(new Echoed(reply)) with { Message = reply };
    }

    // The writer's own words lead; what Google made of them stands below, under the language that it is in.
    private static string Translated(string language, string text)
    {
        var (title, body) = PlayText.Parts(text);
        return $"[{language}] {string.Join('\n', new[] { title, body }.Where(part => part.Length > 0))}";
    }

    private static ReadItem Unreadable(string why) => ReadItem.Failed($"{IntakeReasons.Unreadable}: {why}.");
}
