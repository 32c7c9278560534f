using System.Net;
using System.Text;

namespace Oqupie.Search.Analysis;

/// <summary>Shows what was found: the passage of the body that has the most of the question, escaped, with <c>mark</c> around what was found.</summary>
/// <param name="values">What each term of the question is worth in a passage; others are not marked.</param>
internal sealed class Snippets(IReadOnlyDictionary<string, float> values)
{
    private const int Length = 180;

    // Beyond it a passage is not looked for.
    private const int LongestBody = 60_000;

    private readonly Dictionary<string, TextAnalysis> _analyses = new(StringComparer.Ordinal);

    /// <summary>All of the text.</summary>
    public string Whole(string text, string language) => Html(text, 0, text.Length, Found(text, language));

    /// <summary>About 180 characters of it.</summary>
    public string Best(string body, string language)
    {
        var text = body.Length <= LongestBody ? body : body[..LongestBody];
        var found = Found(text, language);
        var start = Start(text, Window(found));
        var end = End(text, start);
        return $"{(start > 0 ? "… " : "")}{Html(text, start, end, found)}{(end < body.Length ? " …" : "")}";
    }

    private List<(int Start, int End, string Text)> Found(string text, string language)
    {
        var key = TextAnalysis.BaseLanguage(language);

        if (!_analyses.TryGetValue(key, out var analysis))
        {
            _analyses[key] = analysis = new(key);
        }

        var found = new List<(int Start, int End, string Text)>();

        foreach (var term in analysis.Read(text))
        {
            // Of a Korean word the stem is shown, not what hangs on it.
            var shown = term.Kind is not TermKind.Single
                && (term.Kind is not TermKind.Whole || CharacterScripts.Of(term.Text[0]) is not CharacterScript.Hangul);

            if (shown && values.ContainsKey(term.Text))
            {
                found.Add((term.Start, term.End, term.Text));
            }
        }

        return found;
    }

    /// <summary>Where the stretch begins that has the most different terms of the question, by their value.</summary>
    private int Window(List<(int Start, int End, string Text)> found)
    {
        var inside = new Dictionary<string, int>(StringComparer.Ordinal);
        var (best, bestStart, value, last) = (0f, 0, 0f, 0);

        for (var first = 0; first < found.Count; first++)
        {
            for (; last < found.Count && found[last].End - found[first].Start <= Length * 3 / 4; last++)
            {
                inside[found[last].Text] = inside.GetValueOrDefault(found[last].Text) + 1;
                value += inside[found[last].Text] is 1 ? values[found[last].Text] : 0;
            }

            if (value > best + 0.001f)
            {
                (best, bestStart) = (value, found[first].Start);
            }

            if (last > first && --inside[found[first].Text] is 0)
            {
                value -= values[found[first].Text];
            }

            last = Math.Max(last, first + 1);
        }

        return bestStart;
    }

    /// <summary>Back to the beginning of a sentence, or of a word, that is near.</summary>
    private static int Start(string text, int at)
    {
        var word = at;

        for (var i = at; i > 0 && i > at - (Length / 3); i--)
        {
            if (text[i - 1] is '\n' or '。' or '！' or '？' || (text[i - 1] is ' ' && i > 1 && text[i - 2] is '.' or '!' or '?'))
            {
                return i;
            }

            word = text[i - 1] is ' ' && i >= at - (Length / 6) ? i : word;
        }

        return at <= Length / 3 ? 0 : char.IsLowSurrogate(text[word]) ? word - 1 : word;
    }

    private static int End(string text, int start)
    {
        var end = Math.Min(text.Length, start + Length);

        if (end == text.Length)
        {
            return end;
        }

        var space = text.LastIndexOf(' ', end - 1, Math.Min(end - start, Length / 6));
        end = space > start ? space : end;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static string Html(string text, int start, int end, List<(int Start, int End, string Text)> found)
    {
        var html = new StringBuilder(end - start + 64);
        var written = start;

        foreach (var (from, to) in Merged(found, start, end))
        {
            Escape(html, text, written, from);
            html.Append("<mark>");
            Escape(html, text, from, to);
            html.Append("</mark>");
            written = to;
        }

        Escape(html, text, written, end);
        return html.ToString();
    }

    /// <summary>Grams of one word overlap; together they are one mark.</summary>
    private static List<(int From, int To)> Merged(List<(int Start, int End, string Text)> found, int start, int end)
    {
        var merged = new List<(int From, int To)>();

        foreach (var (from, to, _) in found.Where(one => one.Start >= start && one.End <= end).OrderBy(one => one.Start))
        {
            if (merged.Count > 0 && from <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return merged;
    }

    private static void Escape(StringBuilder html, string text, int from, int to) => html.Append(WebUtility.HtmlEncode(text[from..to].Replace('\n', ' ')));
}
