using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Text within HTML, in elements and in quoted attributes.</summary>
internal static class HtmlText
{
    public static string Encode(string text)
    {
        var html = new StringBuilder(text.Length);
        Append(html, text);
        return html.ToString();
    }

    public static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }
}
