using System.Text;
using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Writes as HTML what Markdown has no sign for: on one line, since a blank line would end it.</summary>
internal sealed class RawHtml(MarkdownAddresses addresses)
{
    public string Of(INode node)
    {
        var html = new StringBuilder();
        Append(html, node, isLiteral: false);
        return html.ToString();
    }

    public string Open(IElement element)
    {
        var tag = new StringBuilder().Append('<').Append(element.LocalName);

        foreach (var attribute in element.Attributes)
        {
            tag.Append(' ').Append(attribute.Name).Append("=\"");
            AppendText(tag, Address(element.LocalName, attribute), isLiteral: true);
            tag.Append('"');
        }

        return tag.Append('>').ToString();
    }

    public static bool IsEmpty(IElement element) => element.LocalName is "br" or "hr" or "img" or "wbr" or "col";

    private void Append(StringBuilder html, INode node, bool isLiteral)
    {
        switch (node)
        {
            case IText text:
                AppendText(html, text.Data, isLiteral);
                break;
            case IElement element:
                html.Append(Open(element));

                if (!IsEmpty(element))
                {
                    foreach (var child in element.ChildNodes)
                    {
                        Append(html, child, isLiteral || element.LocalName is "pre");
                    }

                    html.Append("</").Append(element.LocalName).Append('>');
                }

                break;
            default:
                break;
        }
    }

    private string Address(string tag, IAttr attribute) => (tag, attribute.Name) switch
    {
        ("a", "href") => addresses.Link(attribute.Value),
        ("img", "src") => addresses.Picture(attribute.Value) ?? attribute.Value,
        _ => attribute.Value,
    };

    private static void AppendText(StringBuilder html, string text, bool isLiteral)
    {
        foreach (var c in isLiteral ? text : MarkdownText.OneSpaced(text))
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\u00a0' => html.Append("&nbsp;"),
                '\n' => html.Append("&#10;"),
                '\r' => html.Append("&#13;"),
                _ => html.Append(c),
            };
        }
    }
}
