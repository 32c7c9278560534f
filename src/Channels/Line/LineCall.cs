using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Line;

/// <summary>A call of LINE's, <c>{destination, events}</c>, split into its events. Pure.</summary>
internal static class LineCall
{
    private const string NoCall = "That is no call of LINE's.";

    /// <summary>
    /// Each under its <c>webhookEventId</c>, which is the same when LINE delivers it again. Empty where LINE only makes sure that somebody is there.
    /// </summary>
    /// <param name="bot">The account that the call must be for; null: any.</param>
    /// <param name="body">As it came.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static ImmutableArray<PushedItem> Split(string? bot, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, LineJson.Bounds);
            var events = LineJson.List(document.RootElement, "events") ?? throw new FormatException(NoCall);
            return bot is null || LineJson.Text(document.RootElement, "destination") == bot ? [.. events.Select(Item)] : [];
        }
        catch (JsonException e)
        {
            throw new FormatException(NoCall, e);
        }
    }

    private static PushedItem Item(JsonElement happened) =>
        LineJson.Id(happened, "webhookEventId") is { } id
            ? new(id, Revision: 0, JsonMarshal.GetRawUtf8Value(happened).ToArray())
            : throw new FormatException(NoCall);
}
