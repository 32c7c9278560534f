using System.Globalization;

namespace Oqupie.Channels.Telegram;

/// <summary>What a message of Telegram is called here: numbers of messages are only unique in their chat. Pure.</summary>
internal static class TelegramKey
{
    public static string Of(long chat, long message) => string.Create(CultureInfo.InvariantCulture, $"{chat}:{message}");

    /// <summary>The chat in a key; null for what is no key of ours.</summary>
    public static string? ChatIn(string key) =>
        key.Split(':') is [var chat, var message] && IsNumber(chat) && IsNumber(message) ? chat : null;

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
