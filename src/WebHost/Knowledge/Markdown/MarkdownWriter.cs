using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>An article's HTML as Markdown; what Markdown has no sign for stays HTML on a line of its own. The HTML is harmless and within its bounds.</summary>
internal sealed class MarkdownWriter(MarkdownAddresses addresses)
{
    private readonly HtmlParser _parser = new();
    private readonly RawHtml _raw = new(addresses);

    /// <summary>Without an end of line at the end; empty for an empty text.</summary>
    public string Write(string html)
    {
        var document = _parser.ParseDocument(html);

        foreach (var picture in document.Images)
        {
            if (addresses.SizeOf(picture.GetAttribute("src") ?? "") is { } size
                && picture.GetAttribute("width") == Invariant(size.Width) && picture.GetAttribute("height") == Invariant(size.Height))
            {
                picture.RemoveAttribute("width");
                picture.RemoveAttribute("height");
            }
        }

        return string.Join("\n\n", Blocks(document.Body!));
    }

    public string Line(IEnumerable<INode> nodes, bool inTable = false) => new InlineWriter(addresses, inTable, isOneLine: true).Write(nodes);

    public string Raw(INode node) => _raw.Of(node);

    /// <summary>What lies in the element, block by block; text that lies there bare is a paragraph.</summary>
    public List<string> Blocks(INode parent) => Blocks(parent.ChildNodes);

    public List<string> Blocks(IEnumerable<INode> nodes)
    {
        var blocks = new List<string>();
        var line = new List<INode>();
        IElement? list = null;
        var isOther = false;

        foreach (var node in nodes)
        {
            if (HtmlParts.IsInline(node) && node is not IElement { LocalName: "img" })
            {
                line.Add(node);
                continue;
            }

            if (node is not IElement element)
            {
                continue;
            }

            if (EndLine(blocks, line))
            {
                list = null;
            }

            // Two lists in a row would be one, but for another sign.
            isOther = list?.LocalName == element.LocalName && !isOther;
            list = element.LocalName is "ul" or "ol" ? element : null;
            blocks.AddRange(Block(element, isOther));
        }

        EndLine(blocks, line);
        return blocks;
    }

    private bool EndLine(List<string> blocks, List<INode> line)
    {
        var text = line.All(HtmlParts.IsBlank) ? "" : new InlineWriter(addresses, inTable: false, isOneLine: false).Write(line);
        line.Clear();

        if (text.Length > 0)
        {
            blocks.Add(text);
        }

        return text.Length > 0;
    }

    private List<string> Block(IElement element, bool isOther) => element.LocalName switch
    {
        "p" when element.HasOnly() => [Paragraph(element)],
        "h2" or "h3" or "h4" or "h5" or "h6" when element.HasOnly() && element.ChildNodes.All(HtmlParts.IsInline) => [Heading(element)],
        "ul" or "ol" => [MarkdownList.Of(element, isOther, this) ?? Raw(element)],
        "blockquote" when element.HasOnly() && Blocks(element) is { Count: > 0 } quoted => [Quoted(string.Join("\n\n", quoted))],
        "aside" when element.HasOnly("title") && MarkdownCallout.SignOf(element.GetAttribute("title")) is { } sign && Blocks(element) is { Count: > 0 } said =>
            [Quoted(MarkdownCallout.Of(sign, said, element.FirstElementChild is { LocalName: "p" } first && Paragraph(first)[0] is not '<'))],
        "pre" when element.HasOnly() => [MarkdownCode.Of(element) ?? Raw(element)],
        "table" => [MarkdownTable.Of(element, this) ?? Raw(element)],
        "details" when element.HasOnly() && Details(element) is { } details => details,
        "hr" when element.HasOnly() => ["___"],
        "img" => [Picture(element)],
        _ when element.Children.Any(child => !HtmlParts.IsInline(child)) && HtmlParts.IsLineTag(element) => Blocks(element),
        _ => [Raw(element)],
    };

    private string Paragraph(IElement element)
    {
        if (!element.ChildNodes.All(HtmlParts.IsInline) || element.Parts() is [IElement { LocalName: "img" }])
        {
            return Raw(element);
        }

        var text = new InlineWriter(addresses, inTable: false, isOneLine: false).Write(element.ChildNodes);
        return text.Length is 0 || IsOneTag(text) ? Raw(element) : text;
    }

    // A line that is a single tag would be a block of its own.
    private static bool IsOneTag(string text)
    {
        var line = text.AsSpan();
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        return line is ['<', .., '>'] && line.IndexOf('>') == line.Length - 1 && !line.StartsWith("<http", StringComparison.Ordinal);
    }

    private string Heading(IElement element) =>
        Line(element.ChildNodes) is { Length: > 0 } text
            ? $"{new string('#', int.Parse(element.LocalName.AsSpan(1), CultureInfo.InvariantCulture))} {text}"
            : Raw(element);

    private string Picture(IElement element) =>
        element.HasOnly("src", "alt", "title") && element.HasAttribute("alt") && element.HasAttribute("src") ? Line([element]) : Raw(element);

    private List<string>? Details(IElement element)
    {
        if (element.Parts() is not [IElement { LocalName: "summary" } summary, ..] || !summary.HasOnly())
        {
            return null;
        }

        var within = Blocks(element.ChildNodes.SkipWhile(node => node != summary).Skip(1));
        return within.Count is 0 ? null : [$"<details>{Raw(summary)}", .. within, "</details>"];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length is 0 ? ">" : $"> {line}"));
}
