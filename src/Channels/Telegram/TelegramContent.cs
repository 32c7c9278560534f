using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Channels.Telegram;

/// <summary>What a message says. Pure.</summary>
/// <param name="Text">In words; empty where it is a file alone.</param>
/// <param name="File">Null where it brings none.</param>
internal sealed record TelegramContent(string Text, TelegramFile? File)
{
    // Telegram takes 4,096; a server of one's own may be set to more.
    private const int MostText = 20_000;
    private const int MostLine = 300;
    private const int MostOptions = 20;

    // Written by people, and nothing that words or a file could show.
    private static readonly ImmutableArray<string> NotShown = ["story", "game", "paid_media", "invoice", "checklist", "giveaway", "live_photo"];

    /// <summary>Null for what nobody has written: that somebody joined, or pinned a message.</summary>
    public static TelegramContent? Of(JsonElement message, TelegramWords words)
    {
        var file = TelegramFile.In(message);
        var said = new[]
        {
            TelegramJson.Text(message, "text", MostText),
            TelegramJson.Text(message, "caption", MostText),
            Told(message, words),
        };
        var text = string.Join('\n', said.Where(one => one.Length > 0));
        return file is not null || text.Length > 0 ? new(text, file)
            : NotShown.FirstOrDefault(kind => TelegramJson.Has(message, kind)) is { } kind ? new(words.NotShown(kind), null)
            : null;
    }

    private static string Told(JsonElement message, TelegramWords words) =>
        TelegramJson.Child(message, "sticker") is { } sticker ? Or(TelegramJson.Text(sticker, "emoji", MostLine), words.Sticker)
        : TelegramJson.Child(message, "dice") is { } dice ? Or(TelegramJson.Text(dice, "emoji", MostLine), words.Sticker)
        : TelegramJson.Child(message, "venue") is { } venue ? Venue(venue, words)
        : TelegramJson.Child(message, "location") is { } location ? Place(location, words)
        : TelegramJson.Child(message, "contact") is { } contact ? Contact(contact, words)
        : TelegramJson.Child(message, "poll") is { } poll ? Poll(poll, words)
        : "";

    private static string Venue(JsonElement venue, TelegramWords words) => string.Join(
        '\n',
        new[]
        {
            TelegramJson.Text(venue, "title", MostLine),
            TelegramJson.Text(venue, "address", MostLine),
            TelegramJson.Child(venue, "location") is { } location ? Place(location, words) : "",
        }.Where(line => line.Length > 0));

    private static string Place(JsonElement location, TelegramWords words) =>
        (TelegramJson.Fraction(location, "latitude"), TelegramJson.Fraction(location, "longitude")) is ({ } latitude, { } longitude)
            ? words.Location(latitude, longitude)
            : "";

    private static string Contact(JsonElement contact, TelegramWords words)
    {
        var name = $"{TelegramJson.Text(contact, "first_name", MostLine)} {TelegramJson.Text(contact, "last_name", MostLine)}".Trim();
        return words.Contact(name, TelegramJson.Text(contact, "phone_number", MostLine));
    }

    private static string Poll(JsonElement poll, TelegramWords words) => string.Join(
        '\n',
        TelegramJson.List(poll, "options").Take(MostOptions).Select(option => $"- {TelegramJson.Text(option, "text", MostLine)}")
            .Prepend(words.Poll(TelegramJson.Text(poll, "question", MostLine))));

    private static string Or(string text, string other) => text.Length > 0 ? text : other;
}
