using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Telegram;

/// <summary>What the Bot API answered to a call.</summary>
internal sealed record TelegramAnswer
{
    private const int LongestWords = 300;
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Of HTTP; 0 where nothing came back.</summary>
    public required int Status { get; init; }

    /// <summary>What was asked for; null where the call was refused, or somebody else answered.</summary>
    public JsonElement? Result { get; private init; }

    /// <summary>Telegram itself has said no.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>Nobody can tell whether the call was done: it had left, and what came back is not Telegram's word on it.</summary>
    public bool IsDoubtful { get; private init; }

    /// <summary>Telegram gives messages to the bot's webhook, and to nobody who asks.</summary>
    public bool IsOfTheWebhook => Status is 409 && IsRefused && Said.Contains("webhook is active", StringComparison.OrdinalIgnoreCase);

    /// <summary>How long to be left alone; null where that is not said.</summary>
    public TimeSpan? Pause { get; private init; }

    /// <summary>Telegram's own words, in one line and without the token; empty where there are none.</summary>
    public string Said { get; private init; } = "";

    /// <summary>What went wrong, in a sentence for a person.</summary>
    public string Words => this switch
    {
        { Status: 0 } => Said.Length > 0 ? $"Telegram: {Said}" : "Telegram cannot be reached.",
        { IsRefused: false } => $"What answered (HTTP {Status}) is not Telegram's Bot API. Is its address right, does a proxy stand between?",
        { Status: 401 or 404 } => "Telegram does not know this bot's token. It was revoked, or is another one: enter the one that BotFather shows.",
        { IsOfTheWebhook: true } =>
            "A webhook is set at Telegram, so it gives the bot's messages to nobody who asks. Take it away (deleteWebhook), or enter its secret here.",
        { Status: 409 } => "Somebody else asks for this bot's messages, too: another program, or another channel here. Only one can.",
        { Status: 429 } => "Telegram wants to be left alone for a while: too many calls.",
        { Status: >= 500 } => $"Telegram has an error of its own: {Said}",
        _ => $"Telegram refused: {Said}",
    };

    public static TelegramAnswer Of(ProviderAnswer answer, string token)
    {
        var json = answer.Json();
        var body = json is { ValueKind: JsonValueKind.Object } some ? some : default;
        var isGood = answer.IsGood && TelegramJson.Is(body, "ok");
        var isRefused = !answer.IsGood && answer.Status > 0 && TelegramJson.Number(body, "error_code") is not null;
        return new()
        {
            Status = answer.Status,
            Result = isGood && body.TryGetProperty("result", out var result) ? result : null,
            IsRefused = isRefused,
            IsDoubtful = answer.IsDoubtful || answer.Status >= 500 || (answer.IsGood && !isGood),
            Pause = PauseIn(body) ?? answer.Pause,
            Said = Without(token, Line(answer.Status is 0 ? answer.Body : TelegramJson.Words(body, "description", LongestWords))),
        };
    }

    private static TimeSpan? PauseIn(JsonElement body) =>
        TelegramJson.Child(body, "parameters") is { } parameters && TelegramJson.Number(parameters, "retry_after") is { } seconds
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, (long)LongestPause.TotalSeconds))
            : null;

    private static string Without(string token, string words) =>
        token.Length > 0 ? words.Replace(token, "***", StringComparison.Ordinal) : words;

    private static string Line(string words) => string.Concat(words.ReplaceLineEndings(" ").Where(c => !char.IsControl(c))).Trim();
}
