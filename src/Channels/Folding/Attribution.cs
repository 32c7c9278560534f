namespace Oqupie.Channels.Folding;

/// <summary>"On Monday at 3:21 Kim &lt;kim@x.example&gt; wrote:", in one line or broken into several, in the languages of the world.</summary>
internal static class Attribution
{
    private const int MaxLines = 6;
    private const int MaxLength = 400;

    /// <summary>How many lines an attribution that begins here takes; 0 where none does.</summary>
    public static int LengthAt(IReadOnlyList<MailLine> lines, int start)
    {
        var line = lines[start].Text;

        if (line.Length > MaxLength || !MayBegin(line))
        {
            return 0;
        }

        var joined = "";

        for (var i = start; i < lines.Count && i < start + MaxLines; i++)
        {
            var next = lines[i].Text;

            if (next.Length is 0)
            {
                if (MayGoOnAfterBlank(lines, i))
                {
                    continue;
                }

                return 0;
            }

            // What begins anew here is for itself, unless it is the time that still was to come; so is what is quoted, unless it is the broken end.
            if (i > start
                && ((AttributionWords.BeginsWithDate(next) && !AttributionWords.HasVerb(joined)) || (lines[i].Quoted && !AttributionWords.IsBrokenEnd(next))))
            {
                return 0;
            }

            joined = joined.Length is 0 ? next : $"{joined} {next}";

            if (joined.Length > MaxLength)
            {
                return 0;
            }

            if (Ends(joined, QuotedBelow(lines, i + 1), i == start))
            {
                return i + 1 - start;
            }

            if (EndsSentence(next) || AttributionWords.EndsInColon(next))
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool MayBegin(string line) =>
        AttributionWords.BeginsWithDate(line) || line.Contains('<', StringComparison.Ordinal) || line.Contains("&lt;", StringComparison.Ordinal)
        || AttributionWords.HasVerb(line);

    private static bool Ends(string text, bool quotedBelow, bool oneLine)
    {
        var colon = AttributionWords.EndsInColon(text);
        var dated = AttributionWords.HasDate(text);
        var addressed = AttributionWords.HasAddress(text);

        if (AttributionWords.HasVerb(text))
        {
            return AttributionWords.IsDrawn(text) || (colon
                ? (dated && AttributionWords.BeginsWithDate(text)) || addressed || (quotedBelow && oneLine && text.Length <= 100)
                : quotedBelow && dated && (addressed || AttributionWords.BeginsWithDate(text)));
        }

        // Gmail in many languages, and its older form: the date, the time, who it was.
        return AttributionWords.BeginsWithDate(text) && AttributionWords.HasDate(text)
            && (addressed
                ? AttributionWords.HasClock(text) ? colon || quotedBelow : quotedBelow && AttributionWords.BeginsWithIsoDate(text)
                : AttributionWords.HasZonedClock(text) && text.Length < 120);
    }

    private static bool MayGoOnAfterBlank(IReadOnlyList<MailLine> lines, int blank) =>
        blank + 1 < lines.Count && (lines[blank + 1].Text.StartsWith('<') || AttributionWords.IsBrokenEnd(lines[blank + 1].Text));

    // "28." and "Apr." end no sentence.
    private static bool EndsSentence(string line) =>
        line[^1] is '!' or '?' or '。' || (line[^1] is '.' && line.AsSpan(0, line.Length - 1).LastIndexOf(' ') < line.Length - 6);

    private static bool QuotedBelow(IReadOnlyList<MailLine> lines, int from)
    {
        for (var i = from; i < lines.Count && i < from + 5; i++)
        {
            if (!lines[i].IsBlank)
            {
                return lines[i].Quoted && !AttributionWords.IsBrokenEnd(lines[i].Text);
            }
        }

        return false;
    }
}
