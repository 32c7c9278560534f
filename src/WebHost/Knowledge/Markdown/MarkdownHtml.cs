using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Markdown's blocks as the HTML that the editor writes for them, so that nothing changes when somebody saves it there.</summary>
internal sealed class MarkdownHtml
{
    private readonly StringBuilder _html = new();
    private readonly MarkdownAddresses _addresses;
    private readonly InlineHtml _inline;
    private int _deeper;

    private MarkdownHtml(MarkdownAddresses addresses)
    {
        _addresses = addresses;
        _inline = new(_html, addresses);
    }

    public static string Of(MarkdownDocument document, MarkdownAddresses addresses)
    {
        // The title is the page's one heading of the first level.
        var html = new MarkdownHtml(addresses) { _deeper = document.Descendants<HeadingBlock>().Any(heading => heading.Level is 1) ? 1 : 0 };
        html.AppendAll(document);
        return html._html.ToString();
    }

    private void AppendAll(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            Append(block);
        }
    }

    private void Append(Block block)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup:
                break;
            case CodeBlock code:
                AppendCode(code);
                break;
            case HtmlBlock html:
                _html.Append(RawAddresses.Replace(html.Lines.ToString().Trim('\n'), _addresses));
                break;
            case LeafBlock { ProcessInlines: false, Lines.Count: > 0 } tooMuch:
                AppendPlain(tooMuch);
                break;
            case HeadingBlock heading:
                AppendLine($"h{Math.Min(6, heading.Level + _deeper).ToString(CultureInfo.InvariantCulture)}", heading.Inline);
                break;
            case ParagraphBlock { Inline: { } inline }:
                AppendParagraph(inline);
                break;
            case ThematicBreakBlock:
                _html.Append("<hr>");
                break;
            case QuoteBlock quote when MarkdownCallout.TakeTitle(quote) is { } title:
                AppendWithin("aside", quote, $" title=\"{title}\"");
                break;
            case QuoteBlock quote:
                AppendWithin("blockquote", quote);
                break;
            case ListBlock list:
                AppendWithin(list.IsOrdered ? "ol" : "ul", list, Start(list));
                break;
            case ListItemBlock { Count: 0 }:
                _html.Append("<li><p></p></li>");
                break;
            case ListItemBlock item:
                AppendWithin("li", item);
                break;
            case Table table:
                AppendTable(table);
                break;
            case ContainerBlock container:
                AppendAll(container);
                break;
            case LeafBlock { Inline: { } inline }:
                AppendParagraph(inline);
                break;
            default:
                break;
        }
    }

    private static string Start(ListBlock list) =>
        list.IsOrdered && list.OrderedStart is { Length: > 0 } start && start is not "1" ? $" start=\"{HtmlText.Encode(start)}\"" : "";

    // A picture by itself stands between paragraphs, not in one.
    private void AppendParagraph(ContainerInline inline)
    {
        if (inline.FirstChild is LinkInline { IsImage: true } only && only.NextSibling is null)
        {
            _inline.AppendAll(inline);
        }
        else if (inline.FirstChild is not null)
        {
            AppendLine("p", inline);
        }
    }

    private void AppendLine(string tag, ContainerInline? inline)
    {
        _html.Append('<').Append(tag).Append('>');

        if (inline is not null)
        {
            _inline.AppendAll(inline);
        }

        _html.Append("</").Append(tag).Append('>');
    }

    /// <summary>What <see cref="SignBounds"/> has left as it was written.</summary>
    private void AppendPlain(LeafBlock block)
    {
        _html.Append("<p>");
        HtmlText.Append(_html, MarkdownText.OneSpaced(block.Lines.ToString()));
        _html.Append("</p>");
    }

    private void AppendWithin(string tag, ContainerBlock block, string attributes = "")
    {
        _html.Append('<').Append(tag).Append(attributes).Append('>');
        AppendAll(block);
        _html.Append("</").Append(tag).Append('>');
    }

    private void AppendCode(CodeBlock code)
    {
        var language = code is FencedCodeBlock { Info: { } info } && MarkdownCode.IsLanguage(info) ? $" class=\"{MarkdownCode.LanguageClass}{info}\"" : "";
        _html.Append("<pre><code").Append(language).Append('>');
        HtmlText.Append(_html, code.Lines.ToString());
        _html.Append("</code></pre>");
    }

    private void AppendTable(Table table)
    {
        var columns = table.OfType<TableRow>().Select(row => row.Count).DefaultIfEmpty().Max();
        _inline.IsInTable = true;
        _html.Append("<table><colgroup>").Insert(_html.Length, "<col>", columns).Append("</colgroup><tbody>");

        foreach (var row in table.OfType<TableRow>())
        {
            _html.Append("<tr>");

            for (var i = 0; i < columns; i++)
            {
                AppendCell(row.IsHeader ? "th" : "td", i < row.Count ? row[i] as TableCell : null);
            }

            _html.Append("</tr>");
        }

        _html.Append("</tbody></table>");
        _inline.IsInTable = false;
    }

    private void AppendCell(string tag, TableCell? cell)
    {
        _html.Append('<').Append(tag).Append(" colspan=\"1\" rowspan=\"1\">");
        var before = _html.Length;

        foreach (var block in cell ?? [])
        {
            AppendLine("p", (block as LeafBlock)?.Inline);
        }

        _html.Append(_html.Length == before ? "<p></p>" : "").Append("</").Append(tag).Append('>');
    }
}
