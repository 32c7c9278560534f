using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Writes text so that Markdown reads nothing but that text in it. Goes through it once. Pure.</summary>
internal static class MarkdownText
{
    private const int LongestEntity = 32;

    /// <param name="to">The lines of one block so far: what is special at a line's beginning depends on them.</param>
    /// <param name="text">As in HTML, where any white space is one space.</param>
    /// <param name="inTable">A bar would end the cell.</param>
    public static void Append(StringBuilder to, string text, bool inTable = false)
    {
        var words = OneSpaced(text);

        for (var i = IsAtStart(to) && words.StartsWith(' ') ? 1 : 0; i < words.Length; i++)
        {
            var c = words[i];
            var next = i + 1 < words.Length ? words[i + 1] : '\0';
            var before = i > 0 ? words[i - 1] : '\0';

            if (c is '\u00a0')
            {
                to.Append("&nbsp;");
                continue;
            }

            if (IsSpecial(to, words, i, before, next) || (c is '|' && inTable))
            {
                to.Append('\\');
            }

            to.Append(c);
        }
    }

    /// <summary>Every run of white space as one space.</summary>
    public static string OneSpaced(string text)
    {
        var words = new StringBuilder(text.Length);

        foreach (var c in text)
        {
            if (!IsSpace(c))
            {
                words.Append(c);
            }
            else if (words.Length is 0 || words[^1] is not ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString();
    }

    /// <summary>White space of HTML; that which does not break is none.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    /// <summary>Whether "&amp;" here would be read as the beginning of an entity.</summary>
    public static bool IsEntity(ReadOnlySpan<char> text)
    {
        var end = 1;

        while (end < text.Length && end < LongestEntity && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '#'))
        {
            end++;
        }

        return end > 1 && end < text.Length && text[end] is ';';
    }

    private static bool IsSpecial(StringBuilder to, string words, int at, char before, char next) => words[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' => true,
        '_' => !char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(next),
        '~' => before is '~' or '\0' || next is '~' or '\0',
        '&' => IsEntity(words.AsSpan(at)),
        '!' => next is '\0',
        '#' => IsAtStart(to) || before is ' ' or '\0',
        '>' or '|' => IsAtStart(to),
        '+' or '-' or '=' => IsAtStart(to) && (next is ' ' or '\0' || next == words[at]),
        ':' => (IsAtStart(to) && next is '-') || BeginsAddress(words.AsSpan(0, at), next),
        '.' or ')' => (next is ' ' or '\0' && IsNumberAtStart(to))
            || (words[at] is '.' && words.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    private static bool BeginsAddress(ReadOnlySpan<char> before, char next) =>
        before.EndsWith("mailto", StringComparison.OrdinalIgnoreCase) || before.EndsWith("tel", StringComparison.OrdinalIgnoreCase)
        || (next is '/'
            && (before.EndsWith("http", StringComparison.OrdinalIgnoreCase) || before.EndsWith("https", StringComparison.OrdinalIgnoreCase)
                || before.EndsWith("ftp", StringComparison.OrdinalIgnoreCase)));

    private static bool IsAtStart(StringBuilder to) => to.Length is 0 || to[^1] is '\n';

    private static bool IsNumberAtStart(StringBuilder to)
    {
        var digits = 0;

        while (digits < to.Length && char.IsAsciiDigit(to[to.Length - 1 - digits]))
        {
            if (++digits > 9)
            {
                return false;
            }
        }

        return digits > 0 && (digits == to.Length || to[to.Length - 1 - digits] is '\n');
    }
}
