using System.Text;
using Markdig.Syntax.Inlines;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What stands in a line, as HTML.</summary>
internal sealed class InlineHtml(StringBuilder html, MarkdownAddresses addresses)
{
    /// <summary>Where a bar within code is written as the table wants it.</summary>
    public bool IsInTable { get; set; }

    public void AppendAll(ContainerInline within)
    {
        for (var inline = within.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Append(inline);
        }
    }

    /// <summary>What is left of a line where nothing but text may stand.</summary>
    public static void AppendText(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.ContentSpan);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case ContainerInline container:
                if (container is DelimiterInline delimiter)
                {
                    text.Append(delimiter.ToLiteral());
                }

                foreach (var child in container)
                {
                    AppendText(text, child);
                }

                break;
            default:
                break;
        }
    }

    private void Append(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                HtmlText.Append(html, literal.Content.AsSpan());
                break;
            case LineBreakInline { IsHard: true }:
                html.Append("<br>");
                break;
            case LineBreakInline:
                html.Append(' ');
                break;
            case CodeInline code:
                html.Append("<code>");
                HtmlText.Append(html, IsInTable ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.ContentSpan);
                html.Append("</code>");
                break;
            case EmphasisInline emphasis:
                AppendWithin(emphasis.DelimiterChar is '~' ? "s" : emphasis.DelimiterCount is 2 ? "strong" : "em", emphasis);
                break;
            case LinkInline { IsImage: true } picture:
                AppendPicture(picture);
                break;
            case LinkInline link:
                AppendLink(link);
                break;
            case AutolinkInline link:
                html.Append("<a href=\"");
                HtmlText.Append(html, link.IsEmail ? $"mailto:{link.Url}" : link.Url);
                html.Append("\">");
                HtmlText.Append(html, link.Url);
                html.Append("</a>");
                break;
            case HtmlInline raw:
                html.Append(RawAddresses.Replace(raw.Tag, addresses));
                break;
            case HtmlEntityInline entity:
                HtmlText.Append(html, entity.Transcoded.AsSpan());
                break;
            case ContainerInline container:
                HtmlText.Append(html, container is DelimiterInline delimiter ? delimiter.ToLiteral() : "");
                AppendAll(container);
                break;
            default:
                break;
        }
    }

    private void AppendWithin(string tag, ContainerInline within)
    {
        html.Append('<').Append(tag).Append('>');
        AppendAll(within);
        html.Append("</").Append(tag).Append('>');
    }

    private void AppendPicture(LinkInline picture)
    {
        var alt = new StringBuilder();

        foreach (var child in picture)
        {
            AppendText(alt, child);
        }

        if (addresses.Picture(UrlOf(picture)) is not { } source)
        {
            HtmlText.Append(html, alt.ToString());
            return;
        }

        html.Append("<img src=\"");
        HtmlText.Append(html, source);
        html.Append("\" alt=\"");
        HtmlText.Append(html, alt.ToString());
        html.Append('"');
        AppendTitle(picture);
        html.Append('>');
    }

    private void AppendLink(LinkInline link)
    {
        html.Append("<a href=\"");
        HtmlText.Append(html, addresses.Link(UrlOf(link)));
        html.Append('"');
        AppendTitle(link);
        html.Append('>');
        AppendAll(link);
        html.Append("</a>");
    }

    private void AppendTitle(LinkInline link)
    {
        if (link.Title is { } title && title.Length > 0)
        {
            html.Append(" title=\"");
            HtmlText.Append(html, title);
            html.Append('"');
        }
    }

    private static string UrlOf(LinkInline link) => (link.GetDynamicUrl is { } dynamic ? dynamic() : link.Url) ?? "";
}
