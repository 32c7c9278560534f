using System.Text.Json;
using Oqupie.Channels.Calling;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Line;

/// <summary>What LINE's answer to a message of ours means, in plain words. Pure.</summary>
internal static class LineAnswers
{
    private const int LongestSaid = 500;
    private const int MostDetails = 5;

    /// <param name="answer">To a push.</param>
    /// <param name="token">Never shown, should LINE repeat it.</param>
    public static SendAnswer Of(ProviderAnswer answer, string token)
    {
        var json = answer.Json() is { ValueKind: JsonValueKind.Object } body ? body : (JsonElement?)null;
        var said = Said(answer, token);

        return answer switch
        {
            { IsGood: true } when json is { } taken => new(DeliveryState.Sent, "LINE has taken it.") { ExternalId = IdIn(taken) },
            { Status: 409 } when IsTaken(answer, said) => new(DeliveryState.Sent, "An earlier try had reached LINE.") { ExternalId = IdIn(json ?? default) },
            { Status: 429 } when IsUsedUp(said) => new(
                DeliveryState.Failed,
                "The messages that LINE lets this account send in a month are used up. Raise the limit in LINE Official Account Manager, then send it again."),
            { Status: 401 } => new(
                DeliveryState.Queued,
                "LINE refuses the channel access token. Issue a new one in the LINE Developers Console and enter it in the channel's settings."),
            { Status: 403 } => new(DeliveryState.Failed, Sentence("LINE does not let this account send messages", said)),
            { Status: 429 } => new(DeliveryState.Queued, "LINE wants fewer calls just now. It is tried again.") { Pause = answer.Pause },
            { Status: 0 } => new(DeliveryState.Queued, answer.Body),
            { GoesBy: true } => new(DeliveryState.Queued, Sentence("LINE has a fault of its own. It is tried again", said)) { Pause = answer.Pause },
            { Status: >= 400 } => new(DeliveryState.Failed, Sentence(Refused(said), said)),
            _ => new(DeliveryState.Queued, $"What answers at LINE's address is not LINE (HTTP {answer.Status}). It is tried again."),
        };
    }

    /// <summary>LINE's own words for a person, on one line; empty where it said none.</summary>
    public static string Said(ProviderAnswer answer, string token)
    {
        if (answer.Json() is not { } body)
        {
            return "";
        }

        var details = (LineJson.List(body, "details") ?? []).Take(MostDetails)
            .Select(detail => $"{LineJson.Text(detail, "message")} ({LineJson.Text(detail, "property")})");
        var words = string.Join(' ', new[] { LineJson.Text(body, "message") ?? "" }.Concat(details)).ReplaceLineEndings(" ").Trim();
        var shown = token.Length > 0 ? words.Replace(token, "***", StringComparison.Ordinal) : words;
        return shown.Length <= LongestSaid ? shown : $"{shown[..LongestSaid]} …";
    }

    // Only what LINE itself says it has taken: anything else in between may answer 409 as well.
    private static bool IsTaken(ProviderAnswer answer, string said) =>
        answer.Headers.ContainsKey("x-line-accepted-request-id") || said.Contains("already accepted", StringComparison.OrdinalIgnoreCase);

    private static bool IsUsedUp(string said) =>
        said.Contains("monthly limit", StringComparison.OrdinalIgnoreCase)
        || said.Contains("limit for additional messages", StringComparison.OrdinalIgnoreCase);

    private static string? IdIn(JsonElement body) => LineJson.List(body, "sentMessages") is [var first, ..] ? LineJson.Id(first, "id") : null;

    // So LINE says of whoever is not there, is no friend of the account, or belongs to another provider's accounts.
    private static string Refused(string said) =>
        said.Contains("'to'", StringComparison.Ordinal) || said.Contains("Failed to send messages", StringComparison.OrdinalIgnoreCase)
            ? "LINE cannot reach this person: they may have left LINE, or are known to another account only"
            : "LINE refused the reply";

    private static string Sentence(string words, string said) => said.Length is 0 ? $"{words}." : $"{words}. LINE said: {said}";
}
