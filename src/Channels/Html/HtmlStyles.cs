using System.Text;
using System.Text.RegularExpressions;

namespace Oqupie.Channels.Html;

/// <summary>
/// Keeps of a style attribute what colours and sizes text. Written here rather than left to a style sheet parser, which takes a third of a millisecond for each
/// attribute: a mail has thousands.
/// </summary>
internal static partial class HtmlStyles
{
    private const int MaxDeclarations = 60;

    /// <returns>Declarations with nothing that fetches, computes, escapes or is below zero; empty where none is left.</returns>
    public static string Keep(string style)
    {
        var kept = new StringBuilder();
        var left = MaxDeclarations;

        foreach (var range in style.AsSpan().Split(';'))
        {
            if (left-- is 0)
            {
                break;
            }

            var declaration = style.AsSpan(range);
            var colon = declaration.IndexOf(':');

            if (colon <= 0)
            {
                continue;
            }

            var property = declaration[..colon].Trim().ToString().ToLowerInvariant();
            var value = declaration[(colon + 1)..].Trim();

            // A background is most often a colour alone.
            property = property is "background" ? "background-color" : property;

            if (HtmlRules.Styles.Contains(property) && Value().IsMatch(value))
            {
                kept.Append(kept.Length > 0 ? "; " : "").Append(property).Append(": ").Append(value);
            }
        }

        return kept.ToString();
    }

    // Words, numbers, lengths, colours and names of fonts; a "-" stands within a word, so nothing is moved out of its place.
    [GeneratedRegex(
        @"^((#[0-9a-f]{3,8}|(rgb|hsl)a?\([0-9., %/]{1,40}\)|[0-9]*\.?[0-9]+(px|pt|em|rem|ex|ch|cm|mm|in|pc|%)?|[\p{L}][\p{L}0-9_-]*|'[\p{L}0-9 "
            + @"_-]*'|""[\p{L}0-9 _-]*""|!important)(\s*[,/]\s*|\s+|$))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
