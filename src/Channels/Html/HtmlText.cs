using System.Net;
using System.Text;
using Oqupie.Channels.Folding;

namespace Oqupie.Channels.Html;

/// <summary>HTML as a person would type it: paragraphs, lists, links with their address, quotes with "&gt;".</summary>
internal sealed class HtmlText
{
    private const int MaxLevels = 20;

    private readonly StringBuilder _text = new();
    private readonly List<int> _numbers = [];
    private int _quotes;
    private int _blankLines = 2;
    private bool _space;
    private bool _pre;
    private string? _link;
    private int _linkStart;

    private HtmlText()
    {
    }

    public static string Of(string html)
    {
        var made = new HtmlText();
        var scanner = new HtmlScanner(html);

        for (var token = scanner.Read(); token is not HtmlToken.End; token = scanner.Read())
        {
            switch (token)
            {
                case HtmlToken.Text:
                    made.Write(WebUtility.HtmlDecode(scanner.Text.ToString()));
                    break;
                case HtmlToken.StartTag when HtmlRules.Unreadable.Contains(scanner.Name):
                    scanner.SkipTo(scanner.Name);
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
                NewLine(always: true);
                break;
            case "hr":
                NewLine();
                Write("---");
                NewLine();
                break;
            case "li":
                NewLine();
                Item();
                break;
            case "td" or "th" when _blankLines is 0:
                Raw(" \t");
                break;
            case "img":
                Write(Value(attributes, "alt"));
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
    }

    private void Open(string block)
    {
        Break(block);

        switch (block)
        {
            case "blockquote" when _quotes < MaxLevels:
                _quotes++;
                break;
            case "ol" or "ul" when _numbers.Count < MaxLevels:
                _numbers.Add(block is "ol" ? 0 : -1);
                break;
            case "pre":
                _pre = true;
                break;
            default:
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "a":
                CloseLink();
                return;
            case "blockquote" when _quotes > 0:
                NewLine();
                _quotes--;
                break;
            case "ol" or "ul" when _numbers.Count > 0:
                _numbers.RemoveAt(_numbers.Count - 1);
                break;
            case "pre":
                _pre = false;
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
            var shown = _text.ToString(_linkStart, _text.Length - _linkStart).Trim();
            var target = link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? link[7..] : link;

            if (!target.TrimEnd('/').EndsWith(shown.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            {
                Write($" <{target}>");
            }
        }

        _link = null;
    }

    private void Item()
    {
        Raw(new string(' ', 2 * Math.Max(0, _numbers.Count - 1)));

        if (_numbers is [.., >= 0 and var number])
        {
            _numbers[^1] = number + 1;
            Raw($"{number + 1}. ");
        }
        else
        {
            Raw("- ");
        }
    }

    // Paragraphs and headings stand apart, other blocks begin a line.
    private void Break(string block)
    {
        NewLine();

        if (block is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "dl" || (block is "ul" or "ol" && _numbers.Count is 0))
        {
            NewLine(always: true, atMost: 2);
        }
    }

    private void NewLine(bool always = false, int atMost = 3)
    {
        _space = false;

        if (_blankLines is 0 || (always && _blankLines < atMost))
        {
            if (_blankLines > 0)
            {
                Quote();
            }

            TrimEnd();
            _text.Append('\n');
            _blankLines++;
        }
    }

    private void Write(string text)
    {
        foreach (var c in text)
        {
            if (_pre && c is '\n')
            {
                NewLine(always: true, atMost: int.MaxValue);
            }
            else if (c is ' ' or '\t' or '\r' or '\n' or '\f' && !_pre)
            {
                _space = true;
            }
            else if (c is not ('\r' or '\u200b' or '\u00ad' or '\ufeff') && (!char.IsControl(c) || c is '\t'))
            {
                Put(c is '\u00a0' ? ' ' : c);
            }
        }
    }

    private void Put(char c)
    {
        if (_blankLines > 0)
        {
            Quote();
            _blankLines = 0;
        }
        else if (_space)
        {
            _text.Append(' ');
        }

        _space = false;
        _text.Append(c);
    }

    private void Raw(string text)
    {
        foreach (var c in text)
        {
            Put(c);
        }
    }

    private void Quote() => _text.Insert(_text.Length, "> ", _quotes);

    private void TrimEnd()
    {
        while (_text is { Length: > 0 } && _text[^1] is ' ' or '\t')
        {
            _text.Length--;
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
