using System.Net;
using System.Text;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>What an article says without its tags, paragraphs apart by line ends. Goes through the text once. Pure.</summary>
internal static class ArticlePlainText
{
    // Between their words there is no space where the tag stands.
    private static readonly HashSet<string> Within = new(
        ["a", "abbr", "b", "code", "em", "font", "i", "kbd", "mark", "s", "small", "span", "strike", "strong", "sub", "sup", "u"],
        StringComparer.OrdinalIgnoreCase);

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);

        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            var stop = tag < 0 ? html.Length : tag;
            text.Append(WebUtility.HtmlDecode(html[at..stop]));

            if (tag < 0)
            {
                break;
            }

            at = HtmlTags.EndOf(html, tag);

            if (!Within.Contains(HtmlTags.NameOf(html.AsSpan(tag, at - tag)).ToString()) && text.Length > 0 && text[^1] is not '\n')
            {
                text.Append('\n');
            }
        }

        return text.ToString().Trim();
    }
}
