using System.Text;
using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Writes what stands in a line. Signs that would not be read where they stand (Korean particles right behind a bracket, say) give way to the tags themselves,
/// which Markdown allows.
/// </summary>
/// <param name="addresses">Where links and pictures lead.</param>
/// <param name="inTable">Then a line break is a tag, and a bar is none of the table's.</param>
/// <param name="isOneLine">As in a heading: line breaks are tags too.</param>
internal sealed class InlineWriter(MarkdownAddresses addresses, bool inTable, bool isOneLine)
{
    private readonly StringBuilder _to = new();
    private readonly RawHtml _raw = new(addresses);

    public string Write(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            Append(node);
        }

        return _to.ToString().Trim(' ');
    }

    private void Append(INode node)
    {
        if (node is IText text)
        {
            MarkdownText.Append(_to, text.Data, inTable);
        }
        else if (node is IElement element)
        {
            Append(element);
        }
    }

    private void Append(IElement element)
    {
        switch (element.LocalName)
        {
            case "br" when element.HasOnly():
                Break(element);
                break;
            case "strong" or "b" when element.HasOnly():
                Emphasise(element, "**", "strong");
                break;
            case "em" or "i" when element.HasOnly():
                Emphasise(element, "_", "em");
                break;
            case "s" or "del" or "strike" when element.HasOnly():
                Emphasise(element, "~~", "s");
                break;
            case "code" when element.HasOnly() && element.Children.Length is 0 && IsCode(element):
                Code(element.TextContent);
                break;
            case "a" when element.HasOnly("href", "title") && element.GetAttribute("href") is { } href:
                Link(element, href);
                break;
            case "img" when element.HasOnly("src", "alt", "title") && element.GetAttribute("src") is { } source && addresses.Picture(source) is { } picture:
                _to.Append("![");
                MarkdownText.Append(_to, element.GetAttribute("alt") ?? "", inTable);
                MarkdownLink.End(_to, picture, element.GetAttribute("title"), inTable);
                break;
            default:
                Tagged(element, element.LocalName, _raw.Open(element));
                break;
        }
    }

    private void Tagged(IElement element, string name, string open)
    {
        _to.Append(open);

        if (!RawHtml.IsEmpty(element))
        {
            AppendChildren(element);
            _to.Append("</").Append(name).Append('>');
        }
    }

    private void AppendChildren(IElement element)
    {
        foreach (var child in element.ChildNodes)
        {
            Append(child);
        }
    }

    // A backslash is read as a break only between two lines.
    private void Break(IElement element)
    {
        if (isOneLine || inTable || _to.Length is 0 || _to[^1] is '\n' || InlineNeighbours.After(element) is '\0')
        {
            _to.Append("<br>");
        }
        else
        {
            _to.Append("\\\n");
        }
    }

    private void Emphasise(IElement element, string sign, string tag)
    {
        var start = _to.Length;
        var before = start is 0 ? '\0' : _to[start - 1];
        _to.Append(sign);
        AppendChildren(element);
        var from = start + sign.Length;

        if (_to.Length > from
            && InlineNeighbours.Opens(sign[0], before, _to[from])
            && InlineNeighbours.Opens(sign[0], InlineNeighbours.After(element), _to[^1]))
        {
            _to.Append(sign);
        }
        else
        {
            _to.Remove(start, sign.Length).Insert(start, $"<{tag}>").Append("</").Append(tag).Append('>');
        }
    }

    private bool IsCode(IElement element) =>
        element.TextContent.AsSpan().ContainsAnyExcept(" \t\n\r\f") && (_to.Length is 0 || _to[^1] is not '`') && InlineNeighbours.After(element) is not '`';

    private void Code(string text)
    {
        var code = MarkdownText.OneSpaced(text);
        var fence = new string('`', LongestRun(code) + 1);
        var pad = code[0] is '`' || code[^1] is '`' || (code[0] is ' ' && code[^1] is ' ') ? " " : "";
        _to.Append(fence).Append(pad).Append(code).Append(pad).Append(fence);
    }

    private void Link(IElement element, string href)
    {
        var address = addresses.Link(href);

        if (address == element.TextContent && element.Children.Length is 0 && !element.HasAttribute("title") && MarkdownLink.IsAuto(address))
        {
            _to.Append('<').Append(address).Append('>');
            return;
        }

        _to.Append('[');
        AppendChildren(element);
        MarkdownLink.End(_to, address, element.GetAttribute("title"), inTable);
    }

    /// <summary>How many of "`" stand together at most.</summary>
    public static int LongestRun(ReadOnlySpan<char> code)
    {
        var (longest, run) = (0, 0);

        foreach (var c in code)
        {
            run = c is '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
