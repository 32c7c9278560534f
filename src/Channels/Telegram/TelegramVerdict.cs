using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Telegram;

/// <summary>What Telegram's answer to a message of ours means for it. Pure.</summary>
internal static class TelegramVerdict
{
    public static SendAnswer Of(TelegramAnswer answer) => answer switch
    {
        { Result: { } result } => new(DeliveryState.Sent, "Telegram took it.") { ExternalId = NameOf(result) },
        { IsDoubtful: true } => new(DeliveryState.Unknown, $"Nobody can tell whether it has arrived. {answer.Words}"),
        { Status: 413 } => new(DeliveryState.Failed, "The files are larger than Telegram takes from bots (50 MB)."),
        { Status: 429 } or { IsRefused: false } => new(DeliveryState.Queued, answer.Words) { Pause = answer.Pause },

        // The reply waits for the token that a person enters.
        { Status: 401 or 404 } => new(DeliveryState.Queued, answer.Words),
        { Status: 403 } => new(DeliveryState.Failed, Forbidden(answer.Said)),
        { Status: 400 } when Says(answer, "chat not found") => new(
            DeliveryState.Failed, "Telegram knows no such chat with this bot. Is the token of another bot entered than the customer has written to?"),
        _ => new(DeliveryState.Failed, answer.Words),
    };

    /// <summary>Whether a picture is not taken as one, and may go as a file.</summary>
    public static bool IsOfThePicture(TelegramAnswer answer) =>
        answer is { Status: 400, IsRefused: true } && (Says(answer, "photo") || Says(answer, "image"));

    private static string Forbidden(string said) =>
        said.Contains("blocked", StringComparison.OrdinalIgnoreCase) ? "The customer has blocked the bot, so nothing reaches them by it."
        : said.Contains("deactivated", StringComparison.OrdinalIgnoreCase) ? "The customer's account at Telegram is no more."
        : said.Contains("initiate", StringComparison.OrdinalIgnoreCase) ? "The customer has not started the bot, and a bot cannot write first."
        : $"Telegram does not let the bot write there: {said}";

    private static bool Says(TelegramAnswer answer, string words) => answer.Said.Contains(words, StringComparison.OrdinalIgnoreCase);

    // Of an album the first.
    private static string? NameOf(JsonElement result)
    {
        var message = result is { ValueKind: JsonValueKind.Array } && result.GetArrayLength() > 0 ? result[0] : result;
        return TelegramJson.Child(message, "chat") is { } chat && TelegramJson.Number(chat, "id") is { } of
            && TelegramJson.Number(message, "message_id") is { } number
                ? TelegramKey.Of(of, number)
                : null;
    }
}
