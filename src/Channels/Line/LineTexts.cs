using System.Text.Json;

namespace Oqupie.Channels.Line;

/// <summary>What somebody has sent, in words. Pure.</summary>
internal static class LineTexts
{
    private const int MostKeywords = 5;

    /// <summary>A message that is no file, or one that lies elsewhere.</summary>
    public static string Of(JsonElement message, string kind, LineWords words) => kind switch
    {
        "text" => LineJson.Text(message, "text") ?? "",
        "sticker" => LineWords.Said(words.Sticker, Sticker(message)),
        "location" => LineWords.Said(words.Location, Location(message)),
        "image" or "video" or "audio" => LineWords.Said(What(kind, words), Elsewhere(message)),
        _ => words.Unknown,
    };

    /// <summary>A button that was pressed: what it bears, and the time that was chosen with it. Empty where it bears nothing.</summary>
    public static string Of(JsonElement postback, LineWords words)
    {
        var chosen = LineJson.Part(postback, "params");
        var parts = Filled(
            LineJson.Text(postback, "data"), LineJson.Text(chosen, "datetime"), LineJson.Text(chosen, "date"), LineJson.Text(chosen, "time"));
        return parts.Length is 0 ? "" : LineWords.Said(words.Button, string.Join(' ', parts));
    }

    /// <summary>A file, and what came of fetching it.</summary>
    public static string Of(WantedFile file, LineFileFate fate, LineWords words) => LineWords.Said(
        What(file.Kind, words),
        string.Join('\n', Filled(file.Name, fate switch
        {
            LineFileFate.Fetched => null,
            LineFileFate.Gone => words.Gone,
            LineFileFate.TooLarge => words.TooLarge,
            _ => words.NotGiven,
        })));

    /// <summary>What is to be fetched; null where there is nothing, or not at LINE: what lies elsewhere is a link, and nobody here follows those.</summary>
    public static WantedFile? File(JsonElement message, string id, string kind) => kind switch
    {
        "file" => new(id, kind, LineJson.Text(message, "fileName"), LineJson.Number(message, "fileSize")),
        "image" or "video" or "audio" when !IsElsewhere(message) => new(id, kind, null, null),
        _ => null,
    };

    private static string What(string kind, LineWords words) => kind switch
    {
        "image" => words.Picture,
        "video" => words.Video,
        "audio" => words.Voice,
        _ => words.File,
    };

    private static bool IsElsewhere(JsonElement message) => LineJson.Text(LineJson.Part(message, "contentProvider"), "type") is "external";

    private static string Elsewhere(JsonElement message) => LineJson.Text(LineJson.Part(message, "contentProvider"), "originalContentUrl") ?? "";

    private static string Sticker(JsonElement message) => string.Join(
        " · ", Filled(LineJson.Text(message, "text"), string.Join(", ", LineJson.Texts(message, "keywords").Take(MostKeywords))));

    private static string Location(JsonElement message) => string.Join('\n', Filled(
        LineJson.Text(message, "title"),
        LineJson.Text(message, "address"),
        string.Join(", ", Filled(LineJson.Digits(message, "latitude"), LineJson.Digits(message, "longitude")))));

    private static string[] Filled(params IEnumerable<string?> parts) => [.. parts.OfType<string>().Select(part => part.Trim()).Where(part => part.Length > 0)];
}
