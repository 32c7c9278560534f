using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// Sends answers. Facebook does not know a call that it has had before, so a message bears our mark, by which its echo says that it has arrived.
/// </summary>
internal sealed class FacebookSender(FacebookGraph graph, TimeProvider clock)
{
    public async Task<SendAnswer> Send(FacebookSettings settings, OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.Text is not { } text)
        {
            return new(DeliveryState.Failed, "The text of the reply was erased.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new(DeliveryState.Failed, "The reply has no words, and nothing else can be sent to Facebook.");
        }

        return FacebookEnvelope.Read(item.Entry.Envelope) switch
        {
            { To: { } person } to when FacebookIds.IsId(person) => await Message(settings, item, to, person, text, cancellationToken),
            { Below: { } thing } when FacebookIds.IsId(thing) => await Comment(settings, thing, text, cancellationToken),
            _ => new(DeliveryState.Failed, "The customer has not written at Facebook, so nobody could be answered there."),
        };
    }

    private async Task<SendAnswer> Message(
        FacebookSettings settings, OutboxItem item, FacebookEnvelope envelope, string person, string text, CancellationToken cancellationToken)
    {
        var late = clock.GetUtcNow() - envelope.WrittenAt > FacebookReplies.Window;

        if (late && envelope.Automatic)
        {
            return new(DeliveryState.Failed, "After a day only a person may answer, and nobody wrote this.");
        }

        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["recipient"] = new { id = person },
            ["messaging_type"] = late ? "MESSAGE_TAG" : "RESPONSE",
            ["message"] = new { text, metadata = item.Entry.Id },
        };

        if (late)
        {
            body["tag"] = "HUMAN_AGENT";
        }

        var answer = await graph.Write(settings, "/me/messages", body, cancellationToken);
        return FacebookAnswers.Of(answer, settings, taken => Id(taken, "message_id", FacebookIds.IsMessage) is { } id ? FacebookIds.Message(person, id) : null);
    }

    private async Task<SendAnswer> Comment(FacebookSettings settings, string thing, string text, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["message"] = text };
        var answer = await graph.Write(settings, $"/{thing}/comments", body, cancellationToken);
        return FacebookAnswers.Of(answer, settings, taken => Id(taken, "id", FacebookIds.IsId) is { } id ? FacebookIds.Comment(id) : null);
    }

    private static string? Id(JsonElement taken, string name, Func<string?, bool> isOne) =>
        FacebookJson.Id(taken, name) is { } id && isOne(id) ? id : null;
}
