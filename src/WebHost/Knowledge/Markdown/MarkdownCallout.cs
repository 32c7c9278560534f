using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Callouts: an aside whose title names its kind, and "[!NOTE]" as the first line of a quote.</summary>
internal static class MarkdownCallout
{
    private const int LongestKind = 20;

    // What others call the two kinds that the editor has.
    private static readonly Dictionary<string, string> KindOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["note"] = "info",
        ["important"] = "info",
        ["caution"] = "warning",
    };

    /// <summary>What stands between "[!" and "]"; null for a title that would not come back as it was.</summary>
    public static string? SignOf(string? title) => title switch
    {
        "info" => "NOTE",
        { Length: > 0 and <= LongestKind } when title.All(char.IsAsciiLetterLower) && !KindOf.ContainsKey(title) => title.ToUpperInvariant(),
        _ => null,
    };

    /// <summary>What kind the quote says it is in its first line, which goes; null for a quote that is only that.</summary>
    public static string? TakeTitle(QuoteBlock quote)
    {
        if (quote.FirstOrDefault() is not ParagraphBlock { Inline: { FirstChild: LiteralInline { IsFirstCharacterEscaped: false } } line })
        {
            return null;
        }

        var text = new StringBuilder();
        var sign = line.TakeWhile(inline => inline is LiteralInline).ToList();
        sign.ForEach(inline => text.Append(((LiteralInline)inline).Content.AsSpan()));
        var end = sign[^1].NextSibling;

        if (end is not (null or LineBreakInline)
            || text.ToString().TrimEnd(' ') is not ['[', '!', .. { Length: > 0 and <= LongestKind } kind, ']'] || !kind.All(char.IsAsciiLetter))
        {
            return null;
        }

        sign.ForEach(inline => inline.Remove());
        end?.Remove();
        return KindOf.TryGetValue(kind, out var usual) ? usual : kind.ToLowerInvariant();
    }

    /// <param name="sign">Of <see cref="SignOf"/>.</param>
    /// <param name="blocks">What it says.</param>
    /// <param name="beginsWithText">Anything else stands apart from the sign.</param>
    public static string Of(string sign, IReadOnlyList<string> blocks, bool beginsWithText) =>
        $"[!{sign}]{(beginsWithText ? "\n" : "\n\n")}{string.Join("\n\n", blocks)}";
}
