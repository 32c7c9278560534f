using System.Text;
using AngleSharp.Dom;

namespace Oqupie.Channels.Folding;

/// <summary>HTML as the lines a reader sees, and which of them each node has a part in.</summary>
internal sealed class HtmlLines
{
    private const int MaxSignature = 3_000;

    private readonly List<MailLine> _lines = [];
    private readonly StringBuilder _text = new(MailLine.MaxText);
    private bool _open;
    private bool _quoted;
    private LineHint _hint;

    private HtmlLines()
    {
    }

    public IReadOnlyList<MailLine> All => _lines;

    /// <summary>The first and the last line of each node that shows anything.</summary>
    public Dictionary<INode, (int First, int Last)> Extent { get; } = [];

    public static HtmlLines Of(IElement body)
    {
        var lines = new HtmlLines();
        lines.ReadChildren(body, quoted: false, LineHint.None);
        lines.EndLine();
        return lines;
    }

    // As deep as HtmlBounds lets it be.
    private void Read(INode node, bool quoted, LineHint hint)
    {
        switch (node)
        {
            case IText text:
                Show(node, text.Data, quoted, hint);
                break;
            case IElement { LocalName: "br" }:
                Open(node, quoted, hint);
                EndLine();
                break;
            case IElement { LocalName: "hr" }:
                EndLine();
                Show(node, "-----", quoted, hint);
                EndLine();
                break;
            case IElement { LocalName: "img" }:
                // Whatever it shows, it is no blank.
                Show(node, "\ufffc", quoted, hint);
                break;
            case IElement element:
                ReadElement(element, quoted, hint);
                break;
            default:
                break;
        }
    }

    private void ReadElement(IElement element, bool quoted, LineHint hint)
    {
        var block = HtmlBlocks.All.Contains(element.LocalName);
        var said = element.GetAttribute(HtmlHints.Attribute);

        if (block)
        {
            EndLine();
        }

        ReadChildren(element, quoted || said is HtmlHints.Quote || IsQuote(element), Within(hint, Hint(element, said)));

        if (block)
        {
            EndLine();
        }
    }

    private void ReadChildren(IElement element, bool quoted, LineHint hint)
    {
        (int First, int Last)? all = null;

        foreach (var child in element.ChildNodes)
        {
            Read(child, quoted, hint);

            if (Extent.TryGetValue(child, out var extent))
            {
                all = (all?.First ?? extent.First, extent.Last);
            }
        }

        if (all is { } shown)
        {
            Extent[element] = shown;
        }
    }

    private void Show(INode node, string text, bool quoted, LineHint hint)
    {
        if (string.IsNullOrWhiteSpace(text) && !_open)
        {
            return;
        }

        Open(node, quoted, hint);

        foreach (var c in text)
        {
            if (_text.Length >= MailLine.MaxText)
            {
                break;
            }

            if (!char.IsWhiteSpace(c))
            {
                _text.Append(c);
            }
            else if (_text.Length > 0 && _text[^1] is not ' ')
            {
                _text.Append(' ');
            }
        }
    }

    private void Open(INode node, bool quoted, LineHint hint)
    {
        if (!_open)
        {
            (_open, _quoted, _hint) = (true, quoted, hint);
        }

        Extent[node] = (_lines.Count, _lines.Count);
    }

    private void EndLine()
    {
        if (_open)
        {
            _lines.Add(new(_text.ToString().Trim(' ', '\u200b', '\ufeff'), _quoted, _hint));
            _text.Clear();
            _open = false;
        }
    }

    // Without its line at the side it is how Gmail moves a paragraph in.
    private static bool IsQuote(IElement element) => element.LocalName is "blockquote"
        && !(element.GetAttribute("style")?.Contains("border: none", StringComparison.OrdinalIgnoreCase) ?? false);

    // The outermost counts, but a quote may hold anything.
    private static LineHint Within(LineHint outer, LineHint inner) =>
        outer is LineHint.None || (outer is LineHint.Quote && inner is not LineHint.None) ? inner : outer;

    private static LineHint Hint(IElement element, string? said) => said switch
    {
        HtmlHints.Attribution => LineHint.Attribution,
        HtmlHints.EarlierMail => LineHint.EarlierMail,
        HtmlHints.Quote => LineHint.Quote,
        null when element.LocalName is "blockquote" && element.GetAttribute("type") is "cite" => LineHint.Quote,
        // Phones put the cursor inside of theirs, and whole mails are then written there.
        HtmlHints.Signature when element.TextContent.Length <= MaxSignature && element.QuerySelector("blockquote") is null => LineHint.Signature,
        _ => LineHint.None,
    };
}
