using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Reads the front matter of this server, Jekyll and Hugo: the lines of YAML that people write there ("key: value", quoted or not, lists in brackets or by
/// dashes, folded texts), or TOML's between "+++". Once from top to bottom.
/// </summary>
internal static class FrontMatterReader
{
    private const int Longest = 64 * 1024;

    /// <param name="text">The whole file, its lines ended by "\n".</param>
    /// <returns>What it says, and what follows; nothing and the whole text where it does not begin with front matter.</returns>
    public static (FrontMatter Front, string Body) Read(string text)
    {
        var front = new FrontMatter();
        var fence = text.StartsWith("---", StringComparison.Ordinal) ? "---" : text.StartsWith("+++", StringComparison.Ordinal) ? "+++" : null;
        var at = text.IndexOf('\n', StringComparison.Ordinal) + 1;

        if (fence is null || at is 0 || text.AsSpan(3, at - 4).ContainsAnyExcept(" \t") || EndOf(text, at, fence) is not { } end)
        {
            return (front, text);
        }

        ReadLines(front, text[at..end].Split('\n'), fence is "+++" ? '=' : ':');
        var next = text.IndexOf('\n', end);
        return (front, next < 0 ? "" : text[(next + 1)..]);
    }

    private static int? EndOf(string text, int at, string fence)
    {
        while (at < text.Length && at < Longest)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = text.AsSpan(at, end - at).TrimEnd();

            if (line.SequenceEqual(fence) || (fence is "---" && line is "..."))
            {
                return at;
            }

            at = end + 1;
        }

        return null;
    }

    private static void ReadLines(FrontMatter front, string[] lines, char separator)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var middle = line.IndexOf(separator, StringComparison.Ordinal);

            if (middle <= 0 || line[0] is '#' or ' ' or '\t' or '-' or '[')
            {
                continue;
            }

            var value = line[(middle + 1)..].Trim();
            var following = i + 1;

            while (following < lines.Length && IsWithin(lines[following]))
            {
                following++;
            }

            front.Add(line[..middle].Trim().Trim('"'), Values(value, lines[(i + 1)..following]));
            i = following - 1;
        }
    }

    private static bool IsWithin(string line) => line is [' ' or '\t', ..] or ['-', ' ', ..];

    private static ImmutableArray<string> Values(string value, string[] below) => value switch
    {
        ['[', ..] => Listed(string.Concat([value, .. below])),
        "" => [.. below.Select(line => line.Trim()).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => Scalar(line[2..].Trim()))],
        ['|' or '>', ..] when value.Length <= 2 => [string.Join(value[0] is '|' ? '\n' : ' ', below.Select(line => line.Trim())).Trim()],
        _ => [Scalar(value)],
    };

    private static ImmutableArray<string> Listed(string text)
    {
        var values = ImmutableArray.CreateBuilder<string>();

        for (var at = 1; at < text.Length && text[at] is not ']';)
        {
            if (text[at] is ' ' or ',' or '\t')
            {
                at++;
                continue;
            }

            var from = at;
            at = text[at] is '"' or '\'' ? Math.Min(text.Length, AfterQuote(text, at))
                : text.AsSpan(at).IndexOfAny(',', ']') is >= 0 and var length ? at + length
                : text.Length;
            values.Add(Scalar(text[from..at].Trim()));
        }

        return values.ToImmutable();
    }

    private static string Scalar(string text) => text switch
    {
        ['"', ..] => Unescaped(text[1..Math.Max(1, AfterQuote(text, 0) - 1)]),
        ['\'', ..] => text[1..Math.Max(1, AfterQuote(text, 0) - 1)].Replace("''", "'", StringComparison.Ordinal),
        _ => text.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? text[..comment].TrimEnd() : text,
    };

    // Behind the quote that ends it, or the end where none does.
    private static int AfterQuote(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == text[at] && !(text[at] is '\'' && i + 1 < text.Length && text[i + 1] is '\''))
            {
                return i + 1;
            }

            if ((text[i] is '\\' && text[at] is '"') || text[i] == text[at])
            {
                i++;
            }
        }

        return text.Length + 1;
    }

    private static string Unescaped(string text)
    {
        var said = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not '\\' || i + 1 == text.Length)
            {
                said.Append(text[i]);
                continue;
            }

            i++;

            if (text[i] is 'u' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                said.Append((char)code);
                i += 4;
            }
            else
            {
                said.Append(text[i] switch { 'n' => '\n', 't' => '\t', var c => c });
            }
        }

        return string.Concat(said.ToString().EnumerateRunes()); // Half a character is none.
    }
}
