using System.Net;
using System.Text;

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

            at = EndOf(html, tag);

            if (!Within.Contains(NameOf(html.AsSpan(tag, at - tag)).ToString()) && text.Length > 0 && text[^1] is not '\n')
            {
                text.Append('\n');
            }
        }

        return text.ToString().Trim();
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var length = 0;

        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return name[..length];
    }

    // Behind the ">" that ends the tag; one within quotes does not.
    private static int EndOf(string html, int tag)
    {
        var quote = '\0';

        for (var i = tag + 1; i < html.Length; i++)
        {
            var c = html[i];

            if (quote is not '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c is '>')
            {
                return i + 1;
            }
        }

        return html.Length;
    }
}
