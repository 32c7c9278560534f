using System.Text.Json;

namespace Oqupie.Channels.Line;

/// <summary>One event, as far as every kind of them is the same.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Type">"message", "unsend", …</param>
/// <param name="IsPersonal">One person talks to the account; not so in groups and rooms.</param>
/// <param name="User">Who; null where LINE does not say.</param>
/// <param name="At">When it happened.</param>
/// <param name="Whole">The event itself.</param>
internal sealed record LineEvent(string Id, string Type, bool IsPersonal, string? User, DateTimeOffset? At, JsonElement Whole)
{
    // The last millisecond that a DateTimeOffset has.
    private const long Latest = 253_402_300_799_999;

    /// <summary>Null for what is no event.</summary>
    public static async Task<LineEvent?> Read(Stream bytes, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(bytes, LineJson.Bounds, cancellationToken);
            return Of(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LineEvent? Of(JsonElement whole)
    {
        var source = LineJson.Part(whole, "source");
        return LineJson.Id(whole, "webhookEventId") is { } id && LineJson.Text(whole, "type") is { } type
            ? new(
                id,
                type,
                LineJson.Text(source, "type") is "user",
                LineJson.Text(source, "userId") is var user && LineIds.IsUser(user) ? user : null,
                LineJson.Number(whole, "timestamp") is { } at and > 0 and <= Latest ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                whole)
            : null;
    }
}
