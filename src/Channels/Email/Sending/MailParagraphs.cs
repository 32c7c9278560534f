using System.Net;
using System.Text.RegularExpressions;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Plain text as HTML: a paragraph each, with addresses one can follow.</summary>
internal static partial class MailParagraphs
{
    public static string Of(string text)
    {
        var paragraphs = BlankLines().Split(text.ReplaceLineEndings("\n").Trim('\n'));
        return string.Join(
            "\n", paragraphs.Select(paragraph => $"<p style=\"margin:0 0 12px\">{Linked(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>"));
    }

    private static string Linked(string paragraph) =>
        Address().Replace(WebUtility.HtmlEncode(paragraph), match => $"<a href=\"{match.Value}\">{match.Value}</a>");

    [GeneratedRegex(@"\n\s*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();

    // In text that is encoded already, so an end of quotes or a tag cannot be in it.
    [GeneratedRegex(@"https?://[^\s<>""'&]*(&amp;[^\s<>""'&]*)*[^\s<>""'&.,;:!?)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
