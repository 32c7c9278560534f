using System.Text.Json;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.GooglePlay;

/// <summary>What goes with an answer. What was stored once is read for ever: names in it stay, fields are only added.</summary>
internal sealed record PlayEnvelope
{
    /// <summary>The review that is answered; null where none was known.</summary>
    public string? Review { get; init; }

    public static PlayEnvelope Of(ReplyDraft draft) => new() { Review = draft.Answered?.Item };

    public static PlayEnvelope Of(OutboxItem item)
    {
        try
        {
            return JsonSerializer.Deserialize<PlayEnvelope>(item.Entry.Envelope) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public string Write() => JsonSerializer.Serialize(this);
}
