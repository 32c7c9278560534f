using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Oqupie.Grains.Drafts.Yjs;

namespace Oqupie.Grains.Drafts;

/// <summary>
/// A draft's text as the editor itself writes it as HTML. Only what the editor knows becomes a tag, with attributes that are named here; of all else what is in
/// it stays. So what somebody put into a frame by hand is text.
/// </summary>
internal sealed class DraftHtml
{
    private const int Deepest = 40;

    /// <summary>More than any text that may be sent.</summary>
    private const int Longest = 2_000_000;

    /// <summary>From the outside in, as the editor nests them.</summary>
    private static readonly string[] Marks = ["link", "bold", "code", "italic", "strike", "underline"];

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["paragraph"] = "p",
        ["bulletList"] = "ul",
        ["listItem"] = "li",
        ["blockquote"] = "blockquote",
        ["bold"] = "strong",
        ["code"] = "code",
        ["italic"] = "em",
        ["strike"] = "s",
        ["underline"] = "u",
    };

    private readonly StringBuilder _html = new();
    private readonly List<(string Name, string Open)> _open = [];

    private DraftHtml()
    {
    }

    /// <exception cref="UnreadableFrame">It is no text that people write.</exception>
    public static string Of(YType text)
    {
        var html = new DraftHtml();
        html.Write(text, 0);
        return html._html.ToString();
    }

    private void Write(YType parent, int depth)
    {
        if (depth > Deepest || _html.Length > Longest)
        {
            throw new UnreadableFrame("A text is too deep or too long.");
        }

        foreach (var child in parent.Children)
        {
            if (child.Content.Type is { IsText: true } words)
            {
                WriteWords(words);
            }
            else if (child.Content.Type is { } element)
            {
                CloseTo(0);
                WriteElement(element, depth);
            }
        }

        CloseTo(0);
    }

    private void WriteElement(YType element, int depth)
    {
        switch (element.Name)
        {
            case "hardBreak":
                _html.Append("<br>");
                break;
            case "image":
                _html.Append("<img").Append(Attribute("src", Address(element.Value("src")))).Append(Attribute("alt", Text(element.Value("alt"))))
                    .Append(Attribute("title", Text(element.Value("title")))).Append(Attribute("data-file", Text(element.Value("file")))).Append('>');
                break;
            case "codeBlock":
                Wrap("pre><code", "code></pre", element, depth);
                break;
            case "orderedList":
                Wrap($"ol{Start(element.Value("start"))}", "ol", element, depth);
                break;
            case { } name when Tags.TryGetValue(name, out var tag):
                Wrap(tag, tag, element, depth);
                break;
            default:
                Write(element, depth + 1);
                break;
        }
    }

    private void Wrap(string open, string close, YType element, int depth)
    {
        _html.Append('<').Append(open).Append('>');
        Write(element, depth + 1);
        _html.Append("</").Append(close).Append('>');
    }

    private void WriteWords(YType words)
    {
        var styles = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);

        foreach (var piece in words.Children)
        {
            if (piece.Content.Format is var (name, value))
            {
                var mark = name.Split("--")[0]; // Of marks that may overlap the name has a hash behind it.
                _ = value is null ? styles.Remove(mark) : styles[mark] = value;
            }
            else if (piece.Content.Text is { Length: > 0 } letters)
            {
                OpenOnly([.. Marks.Where(styles.ContainsKey).Select(mark => (mark, Tag(mark, styles[mark])))]);
                _html.Append(Encode(letters, quotes: false));
            }
        }
    }

    // What stays open is not closed between two words.
    private void OpenOnly(List<(string Name, string Open)> wanted)
    {
        var same = 0;

        while (same < _open.Count && same < wanted.Count && _open[same] == wanted[same])
        {
            same++;
        }

        CloseTo(same);

        foreach (var mark in wanted.Skip(same))
        {
            _html.Append(mark.Open);
            _open.Add(mark);
        }
    }

    private void CloseTo(int count)
    {
        for (; _open.Count > count; _open.RemoveAt(_open.Count - 1))
        {
            _html.Append("</").Append(_open[^1].Name is "link" ? "a" : Tags[_open[^1].Name]).Append('>');
        }
    }

    private static string Tag(string mark, JsonNode? value) => mark is "link"
        ? $"<a target=\"_blank\" rel=\"noopener noreferrer nofollow\"{Attribute("href", Address((value as JsonObject)?["href"]))}>"
        : $"<{Tags[mark]}>";

    private static string Start(JsonNode? value) => value is JsonValue number && number.TryGetValue(out double at) && at is > 1 and < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $" start=\"{(long)at}\"")
        : "";

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Encode(value, quotes: true)}\"";

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue(out string? said) ? said : null;

    private static string? Address(JsonNode? value) => Text(value) is not { } said ? null
        : said.StartsWith('/') || said.StartsWith("cid:", StringComparison.Ordinal) ? said
        : Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" or "tel" ? said
        : null;

    private static string Encode(string text, bool quotes)
    {
        var safe = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return quotes ? safe.Replace("\"", "&quot;", StringComparison.Ordinal) : safe;
    }
}
