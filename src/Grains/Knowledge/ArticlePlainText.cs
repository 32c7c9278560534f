using System.Net;
using System.Text;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// What an article says without its tags, paragraphs apart by line ends, and the cells of a table by dots within its rows. Goes through the text once. Pure.
/// </summary>
internal static class ArticlePlainText
{
    // Between their words there is no space where the tag stands.
    private static readonly HashSet<string> Within = new(
        ["a", "abbr", "b", "code", "em", "font", "i", "kbd", "mark", "s", "small", "span", "strike", "strong", "sub", "sup", "u"],
        StringComparer.OrdinalIgnoreCase);

    private const string Cells = " · ";

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var (inCell, cell) = (false, 0);

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
            var name = HtmlTags.NameOf(html.AsSpan(tag, at - tag)).ToString();

            if (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase))
            {
                inCell = html[tag + 1] is not '/';
                cell += inCell ? 1 : 0;
                Apart(text, inCell && cell > 1 ? Cells : "");
            }
            else if (name.Equals("tr", StringComparison.OrdinalIgnoreCase))
            {
                (inCell, cell) = (false, 0);
                Apart(text, "\n");
            }
            else if (!Within.Contains(name))
            {
                // A paragraph in a cell is no paragraph of the article.
                Apart(text, inCell ? " " : "\n");
            }
        }

        return text.ToString().Trim();
    }

    private static void Apart(StringBuilder text, string by)
    {
        while (by.Length > 0 && text.Length > 0 && text[^1] is ' ' or '\n' && by is not " ")
        {
            text.Length--;
        }

        if (text.Length > 0 && by.Length > 0 && text[^1] is not (' ' or '\n'))
        {
            text.Append(by);
        }
    }
}
