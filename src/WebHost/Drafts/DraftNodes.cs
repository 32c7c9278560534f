using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Drafts;

/// <summary>Takes a text apart into what the editor makes a text of (composer/useEditor.ts). What it does not know leaves its words.</summary>
internal sealed partial class DraftNodes
{
    private const int Deepest = 30;

    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["strong"] = "bold",
        ["b"] = "bold",
        ["em"] = "italic",
        ["i"] = "italic",
        ["s"] = "strike",
        ["del"] = "strike",
        ["u"] = "underline",
        ["code"] = "code",
    };

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header", "footer", "hr", "dl", "dt", "dd",
    };

    private static readonly HashSet<string> Unseen =
        new(StringComparer.Ordinal) { "script", "style", "template", "head", "title", "noscript", "iframe", "object" };

    private static readonly ImmutableDictionary<string, string> Plain = ImmutableDictionary<string, string>.Empty;

    private readonly List<DraftNode> _blocks = [];
    private readonly List<DraftNode> _line = [];

    private DraftNodes()
    {
    }

    public static ImmutableArray<DraftNode> Of(string text, TextFormat format)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        if (format is TextFormat.Text)
        {
            return [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => Paragraph(line.Length is 0 ? [] : [new() { Text = line }]))];
        }

        var nodes = new DraftNodes();
        nodes.Walk(new HtmlParser().ParseDocument(text).Body!, Plain, 0);
        return nodes.Finish();
    }

    private void Walk(INode parent, ImmutableDictionary<string, string> styles, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText words:
                    Words(words.Data, styles);
                    break;
                case IElement element when depth < Deepest && !Unseen.Contains(element.LocalName):
                    Element(element, styles, depth);
                    break;
                case IElement element when !Unseen.Contains(element.LocalName):
                    Words(element.TextContent, styles);
                    break;
                default:
                    break;
            }
        }
    }

    private void Element(IElement element, ImmutableDictionary<string, string> styles, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                _line.Add(new() { Name = "hardBreak" });
                break;
            case "a" when element.GetAttribute("href") is { Length: > 0 } address:
                Walk(element, styles.SetItem("link", Link(address)), depth + 1);
                break;
            case "img":
                Block(new() { Name = "image", Attributes = Picture(element) });
                break;
            case "ul":
                Block(new() { Name = "bulletList", Children = Items(element, depth) });
                break;
            case "ol":
                Block(new() { Name = "orderedList", Attributes = Start(element), Children = Items(element, depth) });
                break;
            case "blockquote":
                Block(new() { Name = "blockquote", Children = Inside(element, depth) });
                break;
            case "pre":
                Block(new() { Name = "codeBlock", Children = element.TextContent is { Length: > 0 } code ? [new() { Text = code }] : [] });
                break;
            case var name when Marks.TryGetValue(name, out var mark):
                Walk(element, styles.SetItem(mark, "{}"), depth + 1);
                break;
            case var name when Lines.Contains(name):
                EndLine();
                var before = _blocks.Count;
                Walk(element, styles, depth + 1);
                EndLine(evenEmpty: name is "p" && _blocks.Count == before);
                break;
            default:
                Walk(element, styles, depth + 1);
                break;
        }
    }

    private void Words(string text, ImmutableDictionary<string, string> styles)
    {
        var words = Spaces().Replace(text, " ");

        if (_line.Count is 0 || _line[^1].Name is "hardBreak")
        {
            words = words.TrimStart(' ');
        }

        if (words.Length > 0)
        {
            _line.Add(new() { Text = words, Attributes = styles });
        }
    }

    private void Block(DraftNode block)
    {
        EndLine();
        _blocks.Add(block);
    }

    private void EndLine(bool evenEmpty = false)
    {
        if (evenEmpty || _line.Exists(one => one.Name.Length > 0 || !string.IsNullOrWhiteSpace(one.Text)))
        {
            _blocks.Add(Paragraph([.. _line]));
        }

        _line.Clear();
    }

    private ImmutableArray<DraftNode> Finish()
    {
        EndLine();
        return [.. _blocks];
    }

    // A line comes first, or the editor would not take it.
    private static ImmutableArray<DraftNode> Inside(IElement element, int depth)
    {
        var inner = new DraftNodes();
        inner.Walk(element, Plain, depth + 1);
        var blocks = inner.Finish();
        return blocks is [{ Name: "paragraph" }, ..] ? blocks : blocks.Insert(0, Paragraph([]));
    }

    private static ImmutableArray<DraftNode> Items(IElement list, int depth)
    {
        ImmutableArray<DraftNode> items =
            [.. list.Children.Where(item => item.LocalName is "li").Select(item => new DraftNode { Name = "listItem", Children = Inside(item, depth + 1) })];
        return items.IsEmpty ? [new() { Name = "listItem", Children = Inside(list, depth + 1) }] : items;
    }

    private static DraftNode Paragraph(ImmutableArray<DraftNode> line) => new() { Name = "paragraph", Children = line };

    private static ImmutableDictionary<string, string> Start(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start > 1
            ? Plain.Add("start", start.ToString(CultureInfo.InvariantCulture))
            : Plain;

    private static ImmutableDictionary<string, string> Picture(IElement image) => Plain.AddRange(
        from pair in new (string Name, string? Value)[]
        {
            ("src", image.GetAttribute("src")), ("alt", image.GetAttribute("alt")),
            ("title", image.GetAttribute("title")), ("file", image.GetAttribute("data-file")),
        }
        where pair.Value is not null
        select KeyValuePair.Create(pair.Name, JsonSerializer.Serialize(pair.Value)));

    private static string Link(string address) =>
        JsonSerializer.Serialize(new { href = address, target = "_blank", rel = "noopener noreferrer nofollow", @class = (string?)null });

    [GeneratedRegex("[ \\t\\r\\n]+", RegexOptions.None, 1_000)]
    private static partial Regex Spaces();
}
