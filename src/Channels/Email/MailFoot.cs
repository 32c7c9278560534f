using System.Net;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Brands;

namespace Oqupie.Channels.Email;

/// <summary>What stands around a reply: a thin line, the signature, the brand's name. Colours are the reader's own, so dark mode stays dark.</summary>
internal sealed partial class MailFoot(BrandInfo brand)
{
    private const string Font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic',Roboto,sans-serif;font-size:15px;line-height:1.6";

    // The name stands alone only where the signature does not bear it.
    private IEnumerable<string> Lines => brand.Signature.Contains(brand.Name, StringComparison.OrdinalIgnoreCase)
        ? Signature
        : [.. Signature, brand.Name];

    private string[] Signature => brand.Signature.ReplaceLineEndings("\n").Trim('\n', ' ') is { Length: > 0 } signature ? signature.Split('\n') : [];

    // "-- " is what clients know a signature by (RFC 3676 §4.3).
    public string Text(string text) => $"{text.ReplaceLineEndings("\n").TrimEnd()}\n\n-- \n{string.Join('\n', Lines)}\n";

    /// <param name="html">As the writer made it, harmless; null for plain text.</param>
    /// <param name="text">Shown where there is no HTML.</param>
    public string Html(string? html, string text) =>
        $"""
        <!DOCTYPE html>
        <html lang="{WebUtility.HtmlEncode(brand.Language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        </head>
        <body>
        <div style="max-width:600px;{Font}">
        <div>{(string.IsNullOrEmpty(html) ? Paragraphs(text) : html)}</div>
        <div style="margin-top:24px;padding-top:12px;border-top:1px solid #9aa0a6;font-size:13px">{string.Join("<br>\n", Lines.Select(WebUtility.HtmlEncode))}</div>
        </div>
        </body>
        </html>

        """;

    private static string Paragraphs(string text)
    {
        var paragraphs = BlankLines().Split(text.ReplaceLineEndings("\n").Trim('\n'));
        return string.Join("\n", paragraphs.Select(paragraph => $"<p style=\"margin:0 0 12px\">{Linked(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>"));
    }

    private static string Linked(string paragraph) =>
        Address().Replace(WebUtility.HtmlEncode(paragraph), match => $"<a href=\"{match.Value}\">{match.Value}</a>");

    [GeneratedRegex(@"\n\s*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();

    // In text that is encoded already, so an end of quotes or a tag cannot be in it.
    [GeneratedRegex(@"https?://[^\s<>""'&]*(&amp;[^\s<>""'&]*)*[^\s<>""'&.,;:!?)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
