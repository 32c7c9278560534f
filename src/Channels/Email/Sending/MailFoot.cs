using System.Net;
using Oqupie.Contracts.Brands;

namespace Oqupie.Channels.Email.Sending;

/// <summary>What stands around a reply: a thin line, the signature, the brand's name. Colours are the reader's own, so dark mode stays dark.</summary>
internal sealed class MailFoot(BrandInfo brand)
{
    private const string Font =
        "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic',Roboto,sans-serif;font-size:15px;line-height:1.6";

    /// <summary>As HTML.</summary>
    public string Signature => string.Join("<br>\n", Lines.Select(WebUtility.HtmlEncode));

    public string SignatureText => string.Join('\n', Lines);

    // The name stands alone only where the signature does not bear it.
    private IEnumerable<string> Lines => brand.Signature.Contains(brand.Name, StringComparison.OrdinalIgnoreCase)
        ? SignatureLines
        : [.. SignatureLines, brand.Name];

    private string[] SignatureLines => brand.Signature.ReplaceLineEndings("\n").Trim('\n', ' ') is { Length: > 0 } signature ? signature.Split('\n') : [];

    // "-- " is what clients know a signature by (RFC 3676 §4.3).
    public string Text(string text) => $"{text.ReplaceLineEndings("\n").TrimEnd()}\n\n-- \n{SignatureText}\n";

    /// <summary>The look of a brand without a template of its own.</summary>
    public string Usual(string body) =>
        $"""
        <div>{body}</div>
        <div style="margin-top:24px;padding-top:12px;border-top:1px solid #9aa0a6;font-size:13px">{Signature}</div>
        """;

    /// <param name="content">All that is read, harmless.</param>
    public string Page(string content) =>
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
        {content}
        </div>
        </body>
        </html>

        """;
}
