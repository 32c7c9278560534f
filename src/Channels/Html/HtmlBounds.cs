using System.Collections.Frozen;
using System.Net;
using System.Text;
using Oqupie.Channels.Folding;

namespace Oqupie.Channels.Html;

/// <summary>
/// Writes HTML anew so that a real parser can take it in without harm: every tag closed in its place, never deeper than <see cref="MaxDepth"/>, only tags and
/// attributes of <see cref="HtmlRules"/>. A parser that follows the standard spends a time that grows with the square of depth, and of unclosed formatting;
/// this is what keeps it short. Styles are judged here; what else is harmful within what is left is for the sanitiser to find.
/// </summary>
internal static class HtmlBounds
{
    private const int MaxDepth = 120;
    private const int MaxTags = 30_000;
    private const int MaxAttribute = 4_000;
    private const int MaxSource = 200_000;

    // What an open one of these ends, looking no further out than the limits.
    private static readonly FrozenDictionary<string, (string[] Ends, string[] Limits)> Implied =
        new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
        {
            ["li"] = (["li"], ["ul", "ol", "table"]),
            ["dd"] = (["dd", "dt"], ["dl", "table"]),
            ["dt"] = (["dd", "dt"], ["dl", "table"]),
            ["td"] = (["td", "th"], ["tr", "table"]),
            ["th"] = (["td", "th"], ["tr", "table"]),
            ["tr"] = (["tr"], ["table"]),
            ["tbody"] = (["tbody", "thead", "tfoot"], ["table"]),
            ["thead"] = (["tbody", "thead", "tfoot"], ["table"]),
            ["tfoot"] = (["tbody", "thead", "tfoot"], ["table"]),
            ["a"] = (["a"], ["table", "td"]),
            ["p"] = (["p"], ["div", "td", "li", "blockquote", "table"]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="html">As it came.</param>
    /// <param name="mostSource">How long the address of a picture may be, which can be the picture itself.</param>
    public static string Keep(string html, int mostSource = MaxSource)
    {
        var text = new StringBuilder(html.Length);
        var open = new List<string>();
        var tags = 0;
        var scanner = HtmlScanner.Showing(html);

        for (var token = scanner.Read(); token is not HtmlToken.End; token = scanner.Read())
        {
            var name = HtmlRules.WrittenAs.GetValueOrDefault(scanner.Name, scanner.Name);

            switch (token)
            {
                case HtmlToken.Text:
                    AppendText(text, scanner.Text);
                    break;
                case HtmlToken.EndTag when name is "p" && !open.Contains("p"):
                    break;
                case HtmlToken.EndTag:
                    CloseDownTo(text, open, open.LastIndexOf(name));
                    break;
                case HtmlToken.StartTag when HtmlRules.Tags.Contains(name) && ++tags <= MaxTags:
                    Start(text, open, name, scanner.Attributes, mostSource);
                    break;
                default:
                    break;
            }
        }

        CloseDownTo(text, open, 0);
        return text.ToString();
    }

    private static void Start(StringBuilder text, List<string> open, string name, HtmlAttributes attributes, int mostSource)
    {
        if (Implied.TryGetValue(name, out var implied))
        {
            for (var i = open.Count - 1; i >= 0 && !implied.Limits.Contains(open[i]); i--)
            {
                if (implied.Ends.Contains(open[i]))
                {
                    CloseDownTo(text, open, i);
                    break;
                }
            }
        }
        else if (HtmlBlocks.All.Contains(name) && open.LastOrDefault() is "p")
        {
            CloseDownTo(text, open, open.Count - 1);
        }

        var isEmpty = HtmlRules.Empty.Contains(name);

        if (!isEmpty && open.Count >= MaxDepth)
        {
            return;
        }

        text.Append('<').Append(name);
        AppendAttributes(text, name, attributes, mostSource);
        text.Append('>');

        if (!isEmpty)
        {
            open.Add(name);
        }
    }

    private static void CloseDownTo(StringBuilder text, List<string> open, int index)
    {
        if (index < 0)
        {
            return;
        }

        for (var i = open.Count - 1; i >= index; i--)
        {
            text.Append("</").Append(open[i]).Append('>');
        }

        open.RemoveRange(index, open.Count - index);
    }

    private static void AppendText(StringBuilder text, ReadOnlySpan<char> raw)
    {
        foreach (var c in raw)
        {
            _ = c switch
            {
                '<' => text.Append("&lt;"),
                '\0' => text.Append('\uFFFD'),
                _ => text.Append(c),
            };
        }
    }

    // The last is our own mark, from when the text went through here before.
    private static bool IsKept(string tag, string name, ReadOnlySpan<char> value) => HtmlRules.Attributes.Contains(name)
        || (tag is "span" && name is HtmlRules.Mention)
        || (tag is "img" && name is HtmlRules.RemoteSource
            && (value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)));

    private static void AppendAttributes(StringBuilder text, string tag, HtmlAttributes attributes, int mostSource)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);

        while (attributes.Next())
        {
            var name = attributes.Name.Length < 20 ? attributes.Name.ToString().ToLowerInvariant() : "";

            if (IsKept(tag, name, attributes.Value) && attributes.Value.Length <= (tag is "img" && name is "src" ? mostSource : MaxAttribute)
                && given.Add(name))
            {
                // Read and written anew, so that no two parsers can disagree on where it ends.
                var value = WebUtility.HtmlDecode(attributes.Value.ToString());

                if (name is "style")
                {
                    (name, value) = (HtmlRules.CheckedStyle, HtmlStyles.Keep(value));
                }

                if (value.Length > 0 || name is "alt")
                {
                    text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
                }
            }
            else if (name is "class" && tag is "code" && HtmlRules.IsCodeLanguage(attributes.Value) && given.Add(name))
            {
                text.Append(" class=\"").Append(attributes.Value).Append('"');
            }
            else if (name is "class" or "id" && HtmlHints.Of(attributes.Value) is { } hint && given.Add(HtmlHints.Attribute))
            {
                text.Append(' ').Append(HtmlHints.Attribute).Append("=\"").Append(hint).Append('"');
            }
        }
    }
}
