using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>One thing that happened, as Telegram tells it, whichever way it comes. Pure.</summary>
/// <param name="Id">Rises from one to the next, but begins anew somewhere after a quiet week.</param>
/// <param name="Message">What was written, as it is now; null for what is no message.</param>
/// <param name="IsEdit">It was there before.</param>
internal sealed record TelegramUpdate(long Id, JsonElement? Message, bool IsEdit)
{
    // Telegram tells seconds. Two changes within one are told apart by what the update is called.
    private const int Within = 20;
    private const long LastSecond = 253_402_300_799;

    private long? Chat => Message is { } message && TelegramJson.Child(message, "chat") is { } chat ? TelegramJson.Number(chat, "id") : null;

    private long? Number => Message is { } message ? TelegramJson.Number(message, "message_id") : null;

    /// <summary>
    /// What is edited bears the name of what was written: the chat and the number in it. Anything else is called as its update is.
    /// </summary>
    public string Key => (Chat, Number) is ({ } chat, { } number)
        ? TelegramKey.Of(chat, number)
        : string.Create(CultureInfo.InvariantCulture, $"update:{Id}");

    public long Revision => Chat is null || Number is null ? 0 : (Seconds("edit_date", "date") << Within) | (Id & ((1L << Within) - 1));

    /// <summary>When it was written, or changed.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Seconds("edit_date", "date"));

    /// <summary>Null for what is none of Telegram's updates.</summary>
    public static TelegramUpdate? Of(JsonElement update)
    {
        var edited = TelegramJson.Child(update, "edited_message");
        return TelegramJson.Number(update, "update_id") is { } id
            ? new(id, edited ?? TelegramJson.Child(update, "message"), edited is not null)
            : null;
    }

    /// <summary>As it is kept: the bytes as they came.</summary>
    public PushedItem Item(JsonElement update) => new(Key, Revision, JsonMarshal.GetRawUtf8Value(update).ToArray());

    private long Seconds(string first, string other) =>
        Math.Clamp(Message is { } message ? TelegramJson.Number(message, first) ?? TelegramJson.Number(message, other) ?? 0 : 0, 0, LastSecond);
}
