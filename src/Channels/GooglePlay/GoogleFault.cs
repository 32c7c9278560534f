using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.GooglePlay;

internal enum GoogleFaultKind
{
    /// <summary>Nobody answered, or an error of Google's own.</summary>
    Away = 1,

    /// <summary>Something answered that is not Google.</summary>
    Odd,

    /// <summary>The service account was not let in.</summary>
    SignIn,

    /// <summary>It was let in and may not do this.</summary>
    Forbidden,

    /// <summary>There is no such app or review.</summary>
    Missing,

    /// <summary>Too many calls.</summary>
    Busy,

    /// <summary>What was asked cannot be.</summary>
    Refused,
}

/// <summary>What went wrong with Google.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Said">Google's own words, on one line and short; or what went wrong on the way to it.</param>
internal sealed record GoogleFault(GoogleFaultKind Kind, string Said)
{
    private const int LongestSaid = 200;

    private static readonly string[] Quotas = ["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"];

    /// <summary>How long Google wants to be left alone; null where it does not say.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Whether the same may go well later, be it that a person has to do something first.</summary>
    public bool GoesBy => Kind is GoogleFaultKind.Away or GoogleFaultKind.Odd or GoogleFaultKind.SignIn or GoogleFaultKind.Busy;

    /// <summary>Of an answer of the API that is no good one.</summary>
    public static GoogleFault Of(ProviderAnswer answer)
    {
        var error = answer.Json() is { } body ? PlayJson.Object(body, "error") : null;
        var said = error is { } some ? PlayJson.Text(some, "message") : null;
        var kind = answer.Status switch
        {
            _ when IsQuota(error) => GoogleFaultKind.Busy,
            429 => GoogleFaultKind.Busy,
            401 => GoogleFaultKind.SignIn,
            403 => GoogleFaultKind.Forbidden,
            404 => GoogleFaultKind.Missing,
            _ when answer.GoesBy => GoogleFaultKind.Away,
            >= 400 and < 500 => GoogleFaultKind.Refused,
            _ => GoogleFaultKind.Odd, // A redirect, or no JSON: something on the way there.
        };
        return new(kind, Line(said ?? (answer.Status is 0 ? answer.Body : $"It answered {answer.Status}."))) { Pause = answer.Pause };
    }

    public static string Line(string words)
    {
        var line = PlayText.Line(words);
        return PlayText.Cut(line, LongestSaid);
    }

    private static bool IsQuota(JsonElement? error) =>
        PlayJson.List(error, "errors").Any(one => Quotas.Contains(PlayJson.Text(one, "reason"), StringComparer.Ordinal));
}
