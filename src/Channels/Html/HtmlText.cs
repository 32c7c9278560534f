using System.Net;
using Oqupie.Channels.Folding;

namespace Oqupie.Channels.Html;

/// <summary>HTML as a person would type it: paragraphs, lists, links with their address, quotes with "&gt;".</summary>
internal sealed class HtmlText
{
    private const int MaxLevels = 20;

    private readonly TypedText _text = new();
    private readonly WhiteSpaces _spaces = new();
    private readonly List<int> _numbers = [];
    private string? _link;
    private int _linkStart;
    private int _markEnd = -1;

    private HtmlText()
    {
    }

    public static string Of(string html)
    {
        var made = new HtmlText();
        var scanner = HtmlScanner.Showing(html);

        for (var token = scanner.Read(); token is not HtmlToken.End; token = scanner.Read())
        {
            switch (token)
            {
                case HtmlToken.Text:
                    made._text.Write(WebUtility.HtmlDecode(scanner.Text.ToString()), made._spaces.Kept);
                    break;
                case HtmlToken.StartTag:
                    made.Start(scanner.Name, scanner.Attributes);
                    break;
                default:
                    made.End(scanner.Name);
                    break;
            }
        }

        return made._text.ToString().Trim('\n', ' ');
    }

    private void Start(string name, HtmlAttributes attributes)
    {
        switch (name)
        {
            case "br":
                _text.NewLine(always: true);
                break;
            case "hr":
                _text.NewLine();
                _text.Write("---");
                _text.NewLine();
                break;
            case "li":
                _text.NewLine();
                Item();
                break;
            case "td" or "th" when !_text.IsAtLineStart:
                _text.Put(" \t");
                break;
            case "img":
                _text.Write(Value(attributes, "alt"));
                break;
            case "a":
                (_link, _linkStart) = (Value(attributes, "href"), _text.Length);
                break;
            case var block when HtmlBlocks.All.Contains(block):
                Open(block);
                break;
            default:
                break;
        }

        _spaces.Open(name, attributes);
    }

    private void Open(string block)
    {
        // As editors write lists: the paragraph of an item stands beside its mark.
        if (block is "p" && _text.Length == _markEnd)
        {
            return;
        }

        Break(block);

        switch (block)
        {
            case "blockquote" when _text.Quotes < MaxLevels:
                _text.Quotes++;
                break;
            case "ol" or "ul" when _numbers.Count < MaxLevels:
                _numbers.Add(block is "ol" ? 0 : -1);
                break;
            default:
                break;
        }
    }

    private void End(string name)
    {
        _spaces.Close(name);

        switch (name)
        {
            case "a":
                CloseLink();
                return;
            case "blockquote" when _text.Quotes > 0:
                _text.NewLine();
                _text.Quotes--;
                break;
            case "ol" or "ul" when _numbers.Count > 0:
                _numbers.RemoveAt(_numbers.Count - 1);
                break;
            default:
                break;
        }

        if (HtmlBlocks.All.Contains(name))
        {
            Break(name);
        }
    }

    private void CloseLink()
    {
        if (_link is { Length: > 0 } link && !link.StartsWith('#') && _text.Length > _linkStart)
        {
            var shown = _text.Since(_linkStart).Trim();
            var target = link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? link[7..] : link;

            if (!target.TrimEnd('/').EndsWith(shown.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            {
                _text.Write($" <{target}>");
            }
        }

        _link = null;
    }

    private void Item()
    {
        _text.Put(new string(' ', 2 * Math.Max(0, _numbers.Count - 1)));

        if (_numbers is [.., >= 0 and var number])
        {
            _numbers[^1] = number + 1;
            _text.Put($"{number + 1}. ");
        }
        else
        {
            _text.Put("- ");
        }

        _markEnd = _text.Length;
    }

    // Paragraphs and headings stand apart, other blocks begin a line.
    private void Break(string block)
    {
        _text.NewLine();

        if (block is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "dl" || (block is "ul" or "ol" && _numbers.Count is 0))
        {
            _text.NewLine(always: true, atMost: 2);
        }
    }

    private static string Value(HtmlAttributes attributes, string name)
    {
        while (attributes.Next())
        {
            if (attributes.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return WebUtility.HtmlDecode(attributes.Value.ToString()).Trim();
            }
        }

        return "";
    }
}
