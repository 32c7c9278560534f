using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Oqupie.Channels.Translating;

/// <summary>
/// A line of text with what stands in it. For the provider its elements lose their attributes and get numbers; what is not to be touched becomes numbered
/// code, which providers leave alone. Coming back, a number stands for the very element that went, and anything without one is no more than its words: so
/// a provider can move what we wrote and can put in nothing of its own.
/// </summary>
internal sealed class Passage
{
    private const int Deepest = 60;

    private static readonly TimeSpan LookingTime = TimeSpan.FromSeconds(2);

    private static readonly string[] Untouched = ["code", "kbd", "samp", "var", "tt", "img"];

    private static readonly string[] NoWords = ["script", "style", "template", "title", "textarea", "iframe", "noscript", "svg", "math"];

    // Addresses of all kinds, names of variables.
    private static readonly Regex Names = Linear("""(https?://|www\.)[^\s<>"]+|[\w.+%-]+@[\w-]+(\.[\w-]+)+|\{\{[^{}]{1,80}\}\}|\[#[0-9]+\]""");

    // Whatever would read as a tag. Apart from the names: beside them it would be looked for to the end of the text once for each of them.
    private static readonly Regex TagLike = Linear("""\S*[<>]\S*""");

    private readonly List<INode> _line;
    private readonly List<(INode Node, bool IsWhole)> _numbered = [];
    private readonly StringBuilder _markup = new();
    private bool _hasWords;

    private Passage(IEnumerable<INode> line)
    {
        _line = [.. line];
        _line.ForEach(Write);
    }

    /// <summary>HTML for the provider.</summary>
    public string Markup => _markup.ToString();

    /// <summary>Null where there are no words in it.</summary>
    public static Passage? Of(IReadOnlyCollection<INode> line) => line.Count > 0 && new Passage(line) is { _hasWords: true } passage ? passage : null;

    /// <summary>Puts a translation in the place of the line. What has got lost on the way of what was not to be touched comes at its end.</summary>
    public void Put(IElement translated)
    {
        var (parent, before) = (_line[0].Parent!, _line[^1].NextSibling);
        var document = parent.Owner!;
        var used = new HashSet<int>();
        List<INode> next = [.. translated.ChildNodes.SelectMany(node => Known(node, document, used, Deepest)).ToArray()];

        for (var i = 0; i < _numbered.Count; i++)
        {
            if (_numbered[i].IsWhole && !used.Contains(i))
            {
                next.Add(document.CreateTextNode(" "));
                next.Add(_numbered[i].Node);
            }
        }

        foreach (var node in _line)
        {
            parent.RemoveChild(node);
        }

        foreach (var node in next)
        {
            parent.InsertBefore(node, before);
        }
    }

    private void Write(INode node)
    {
        switch (node)
        {
            case IText text:
                Write(text);
                break;
            case IElement { LocalName: "br" }:
                _markup.Append("<br>");
                break;
            case IElement { LocalName: "wbr" }:
                break;
            case IElement element when IsUntouched(element):
                WriteWhole(element.Clone(), element.LocalName is "img" ? "" : element.TextContent);
                break;
            case IElement element:
                _markup.Append(CultureInfo.InvariantCulture, $"<{element.LocalName} id=\"{_numbered.Count}\">");
                _numbered.Add((element.Clone(deep: false), IsWhole: false));

                foreach (var child in element.ChildNodes)
                {
                    Write(child);
                }

                _markup.Append(CultureInfo.InvariantCulture, $"</{element.LocalName}>");
                break;
            default:
                break; // A comment.
        }
    }

    private void Write(IText text)
    {
        var at = 0;

        foreach (var (from, to) in NotWords(text.Data))
        {
            WriteWords(text.Data[at..from]);
            WriteWhole(text.Owner!.CreateTextNode(text.Data[from..to]), text.Data[from..to]);
            at = to;
        }

        WriteWords(text.Data[at..]);
    }

    private static Regex Linear(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, LookingTime);

    /// <summary>In order, and none within another.</summary>
    private static List<(int From, int To)> NotWords(string text)
    {
        var found = new List<(int From, int To)>();

        foreach (var next in Names.Matches(text).Concat(TagLike.Matches(text)).Select(match => (match.Index, To: match.Index + match.Length)).Order())
        {
            if (found is [.., var last] && next.Index < last.To)
            {
                found[^1] = (last.From, Math.Max(last.To, next.To));
            }
            else
            {
                found.Add(next);
            }
        }

        return found;
    }

    private void WriteWords(string words)
    {
        _hasWords |= words.Any(char.IsLetter);
        _markup.Append(WireHtml.Of(words));
    }

    // Both kinds of providers leave code alone; the attributes say it to those that read them.
    private void WriteWhole(INode node, string shown)
    {
        _markup.Append(CultureInfo.InvariantCulture, $"<code id=\"{_numbered.Count}\" translate=\"no\" class=\"notranslate\">{WireHtml.Of(shown)}</code>");
        _numbered.Add((node, IsWhole: true));
    }

    private static bool IsUntouched(IElement element) =>
        Untouched.Contains(element.LocalName, StringComparer.Ordinal) || element.HasAttribute(Html.HtmlRules.Mention);

    private List<INode> Known(INode node, IDocument document, HashSet<int> used, int depth)
    {
        if (node is IText text)
        {
            return [document.CreateTextNode(text.Data)];
        }

        if (node is not IElement element || depth is 0 || NoWords.Contains(element.LocalName, StringComparer.Ordinal))
        {
            return [];
        }

        if (element.LocalName is "br")
        {
            return [document.CreateElement("br")];
        }

        var number = int.TryParse(element.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said < _numbered.Count ? said : -1;

        if (number >= 0 && _numbered[number].IsWhole)
        {
            return used.Add(number) ? [_numbered[number].Node] : [];
        }

        List<INode> inside = [.. element.ChildNodes.SelectMany(child => Known(child, document, used, depth - 1)).ToArray()];

        if (number < 0)
        {
            return inside;
        }

        // A sentence may be parted by a translation, and what marks it then stands twice.
        used.Add(number);
        var mark = _numbered[number].Node.Clone(deep: false);
        inside.ForEach(child => mark.AppendChild(child));
        return [mark];
    }
}
