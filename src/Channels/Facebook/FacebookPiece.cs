using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Oqupie.Channels.Facebook;

/// <summary>What goes with a message or a comment beside its words.</summary>
/// <param name="What">In the brand's language: "Picture".</param>
/// <param name="Name">What it is called where it has no name of its own: "image".</param>
/// <param name="Address">Where its bytes are for a while; null for what is only said.</param>
/// <param name="Line">What is said of it; empty where its bytes say all.</param>
internal sealed record FacebookPiece(string What, string Name, string? Address, string Line = "")
{
    private const int Longest = 2_000;

    /// <param name="attachments">Of a message.</param>
    public static ImmutableArray<FacebookPiece> Of(IEnumerable<JsonElement> attachments, FacebookWords words) =>
        [.. attachments.Select(attachment => Of(attachment, words))];

    private static FacebookPiece Of(JsonElement attachment, FacebookWords words)
    {
        var payload = FacebookJson.Part(attachment, "payload");
        var address = Bounded(FacebookJson.Text(payload, "url") ?? FacebookJson.Text(attachment, "url"));
        var title = Bounded(FacebookJson.Text(payload, "title") ?? FacebookJson.Text(attachment, "title")) ?? "";
        var isSticker = FacebookJson.Id(payload, "sticker_id") is not null;

        return FacebookJson.Text(attachment, "type") switch
        {
            "image" when address is not null => new(isSticker ? words.Sticker : words.Picture, "image", address),
            "sticker" when address is not null => new(words.Sticker, "sticker", address),
            "video" when address is not null => new(words.Video, "video", address),
            "audio" when address is not null => new(words.Voice, "audio", address),
            "file" when address is not null => new(words.File, "file", address),
            "location" => new(words.Location, "", null, Sentence(words.Location, title, Place(FacebookJson.Part(payload, "coordinates")) ?? address ?? "")),
            _ when title.Length > 0 || address is not null => new(words.Link, "", null, Sentence(words.Link, title, address ?? "")),
            _ => new(words.Unknown, "", null, $"[{words.Unknown}]"),
        };
    }

    private static string Sentence(string what, string title, string more) =>
        string.Join(' ', new[] { $"[{what}]", title, more }.Where(part => part.Length > 0));

    private static string? Place(JsonElement coordinates) =>
        Degrees(coordinates, "lat") is { } latitude && Degrees(coordinates, "long") is { } longitude ? $"{latitude}, {longitude}" : null;

    private static string? Degrees(JsonElement coordinates, string name) =>
        double.TryParse(FacebookJson.Id(coordinates, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees.ToString(CultureInfo.InvariantCulture)
            : null;

    // A longer address is none that Facebook makes, and half of one is of no use.
    private static string? Bounded(string? text) => text is { Length: > 0 and <= Longest } ? text : null;
}
