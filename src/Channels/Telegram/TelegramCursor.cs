using System.Globalization;

namespace Oqupie.Channels.Telegram;

/// <summary>How far a bot's updates were taken: "BOT:OFFSET". Another bot counts its own, so of another's place nothing is known. Pure.</summary>
internal static class TelegramCursor
{
    /// <summary>The update to begin with; null: whatever is there.</summary>
    public static long? Read(string? cursor, string bot) =>
        cursor?.Split(':') is [var of, var offset] && of == bot
        && long.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;

    public static string Write(string bot, long offset) => string.Create(CultureInfo.InvariantCulture, $"{bot}:{offset}");
}
