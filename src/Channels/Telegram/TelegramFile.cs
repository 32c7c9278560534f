using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Files;

namespace Oqupie.Channels.Telegram;

/// <summary>A file that a message names and Telegram keeps. Pure.</summary>
/// <param name="Id">By which it is asked for.</param>
/// <param name="Name">Safe to show and to save.</param>
/// <param name="Type">As its sender says.</param>
/// <param name="Size">In bytes; null where that is not said.</param>
internal sealed record TelegramFile(string Id, string Name, string Type, long? Size)
{
    /// <summary>Telegram gives bots no more.</summary>
    public const long Largest = 20L << 20;

    private const int MaxId = 500;
    private const int MaxName = 500;

    // The first counts: a moving picture is told as a document besides.
    private static readonly ImmutableArray<(string Kind, string Type, string Ending)> Kinds =
    [
        ("animation", "video/mp4", ".mp4"),
        ("document", "application/octet-stream", ""),
        ("audio", "audio/mpeg", ".mp3"),
        ("voice", "audio/ogg", ".ogg"),
        ("video", "video/mp4", ".mp4"),
        ("video_note", "video/mp4", ".mp4"),
    ];

    /// <summary>Null where the message brings none.</summary>
    public static TelegramFile? In(JsonElement message)
    {
        var number = TelegramJson.Number(message, "message_id") ?? 0;

        foreach (var (kind, type, ending) in Kinds)
        {
            if (TelegramJson.Child(message, kind) is { } file && IdOf(file) is { Length: > 0 })
            {
                var name = TelegramJson.Text(file, "file_name", MaxName);
                var said = TelegramJson.Text(file, "mime_type", MaxName);
                return new(
                    IdOf(file),
                    name.Length > 0 ? FileNames.Clean(name) : Named(kind, number, ending),
                    said.Length > 0 ? FileNames.CleanType(said) : type,
                    TelegramJson.Number(file, "file_size"));
            }
        }

        return Photo(TelegramJson.List(message, "photo"), number);
    }

    // The same picture in several sizes.
    private static TelegramFile? Photo(ImmutableArray<JsonElement> sizes, long number) => sizes
        .Where(size => IdOf(size).Length > 0)
        .OrderBy(size => TelegramJson.Number(size, "file_size") > Largest)
        .ThenByDescending(Area)
        .Select(size => new TelegramFile(IdOf(size), Named("photo", number, ".jpg"), "image/jpeg", TelegramJson.Number(size, "file_size")))
        .FirstOrDefault();

    private static double Area(JsonElement size) =>
        (double)(TelegramJson.Number(size, "width") ?? 0) * (TelegramJson.Number(size, "height") ?? 0);

    private static string IdOf(JsonElement file) => TelegramJson.Text(file, "file_id", MaxId);

    private static string Named(string kind, long number, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Replace('_', '-')}-{number}{ending}");
}
