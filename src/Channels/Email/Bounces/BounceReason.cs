namespace Oqupie.Channels.Email.Bounces;

/// <summary>Finds the sentence in which a server says why, in a report that is written for people.</summary>
internal static class BounceReason
{
    private const int MostLines = 400;
    private const int LongestLine = 1_000;
    private const int LongestSaid = 400;

    // From the plainest to what merely says that it went wrong. A line of a later kind is taken where there is none of an earlier.
    private static readonly string[][] Kinds =
    [
        ["delay reason", "reason:"],
        [
            "not recognized", "quota", "mailbox is full", "mailbox full", "is full", "over limit", "exceeds allowed", "exceeded",
            "no such", "unknown user", "user unknown", "user not found",
            "doesn't have a", "does not exist", "doesn't exist", "doesnt exist", "not exist",
            "couldn't be found", "could not be found", "wasn't found", "not found",
            "no mailbox", "invalid", "inactive", "disabled", "suspended", "unrouteable", "unroutable", "no longer", "not a valid", "unavailable", "too large",
            "too big", "spam", "blocked", "blacklist", "denied", "refused", "rejected", "policy", "timed out", "time-out", "timeout", "loop", "greylist",
            "could not find", "no valid recipients", "not permitted", "not allowed", "not listed", "no route", "not accept",
            "cannot accept", "deactivated", "expired",
            "mailbox", "relay", "sorry", "unknown",
            "존재하지 않", "찾을 수 없", "가득", "용량", "초과", "거부", "차단", "存在しない", "存在しません", "一杯", "容量", "拒否", "不存在", "已满", "拒绝",
        ],
        ["unable", "could not", "couldn't", "cannot", "can't", "not delivered", "error", "fail", "못했", "실패", "できません", "失败"],
    ];

    /// <returns>
    /// The first code in it and the sentence with it; where there is no code, the sentence that says most. Null
    /// only for a text without words.
    /// </returns>
    public static (string? Status, string? Said) In(string text)
    {
        var lines = Own(text);

        for (var at = 0; at < lines.Count; at++)
        {
            if (StatusWords.In(lines[at]) is { } status)
            {
                return (status, Whole(lines, at));
            }

            if (IsReply(lines[at]))
            {
                return (null, Whole(lines, at));
            }
        }

        foreach (var words in Kinds)
        {
            if (lines.Find(line => BounceWords.Any(words, line) && !IsDecoration(line)) is { } said)
            {
                return (null, said);
            }
        }

        return (null, lines.Find(line => !IsDecoration(line) && line.Any(char.IsLetter)));
    }

    /// <summary>As <see cref="In"/>, but only a sentence that says more than that it went wrong.</summary>
    public static string? Telling(string text) =>
        In(text) is var (status, said) && said is not null && (status is not null || IsReply(said) || Kinds[..2].Any(words => BounceWords.Any(words, said)))
            ? said
            : null;

    /// <summary>The sentence with any of these words in it; null where there is none.</summary>
    public static string? With(string text, params ReadOnlySpan<string[]> kinds)
    {
        var lines = Own(text);

        foreach (var words in kinds)
        {
            if (lines.FindIndex(line => BounceWords.Any(words, line)) is var at and >= 0)
            {
                return Whole(lines, at);
            }
        }

        return null;
    }

    /// <summary>What it says itself: without the mail that came back behind it.</summary>
    public static string OwnWords(string text) => string.Join('\n', Own(text));

    private static List<string> Own(string text)
    {
        var own = new List<string>();

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var said = line.Trim();

            // A report may quote the headers alone from its first line on, and then there is nothing else to read.
            if (own.Count >= MostLines || (own.Count > 0 && BounceWords.BeginsReturned(said)))
            {
                break;
            }

            if (!said.IsEmpty)
            {
                own.Add(said[..Math.Min(said.Length, LongestLine)].ToString());
            }
        }

        return own;
    }

    // A sentence that is broken over lines goes on until something else begins.
    private static string Whole(List<string> lines, int at)
    {
        var said = lines[at];

        for (var next = at + 1; next < lines.Count && said.Length < LongestSaid && !said.EndsWith('.') && GoesOn(lines[next]); next++)
        {
            said = $"{said} {lines[next]}";
        }

        return said;
    }

    private static bool GoesOn(string line) =>
        !IsDecoration(line) && !line.Contains('@', StringComparison.Ordinal) && !line.Contains(": ", StringComparison.Ordinal) && !line.EndsWith(':')
        && (char.IsLower(line[0]) || line[0] is '(' || IsReply(line));

    private static bool IsDecoration(string line) => line.EndsWith(':') || line.Count(char.IsLetter) * 2 < line.Length;

    // "550 no such user here", "550-5.1.1".
    private static bool IsReply(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("<>:# ");
        return line is ['4' or '5', var second, var third, ' ' or '-', ..] && char.IsAsciiDigit(second) && char.IsAsciiDigit(third);
    }
}
