using System.Net;
using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Changes the addresses of links and pictures within raw HTML and nothing else of it. Goes through it once; what is no tag stays as it is.</summary>
internal static class RawAddresses
{
    public static string Replace(string html, MarkdownAddresses addresses)
    {
        var changed = new StringBuilder(html.Length);

        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);

            if (tag < 0)
            {
                changed.Append(html, at, html.Length - at);
                break;
            }

            changed.Append(html, at, tag - at);
            at = tag + 1;

            while (at < html.Length && char.IsAsciiLetterOrDigit(html[at]))
            {
                at++;
            }

            changed.Append(html, tag, at - tag);

            if (at > tag + 1)
            {
                at = Attributes(changed, html, at, html.AsSpan(tag + 1, at - tag - 1), addresses);
            }
        }

        return changed.ToString();
    }

    private static int Attributes(StringBuilder changed, string html, int at, ReadOnlySpan<char> tag, MarkdownAddresses addresses)
    {
        while (at < html.Length && html[at] is not '>')
        {
            var name = at;

            while (at < html.Length && html[at] is not ('=' or '>' or '/') && !MarkdownText.IsSpace(html[at]))
            {
                at++;
            }

            if (at == name || at >= html.Length || html[at] is not '=')
            {
                at = at == name ? at + 1 : at;
                changed.Append(html, name, at - name);
                continue;
            }

            var value = at + 1;
            at = EndOfValue(html, value);
            changed.Append(html, name, value - name);
            AppendValue(changed, html[value..at], tag, html.AsSpan(name, value - 1 - name), addresses);
        }

        return at;
    }

    private static int EndOfValue(string html, int at)
    {
        if (at < html.Length && html[at] is '"' or '\'')
        {
            var end = html.IndexOf(html[at], at + 1);
            return end < 0 ? html.Length : end + 1;
        }

        while (at < html.Length && html[at] is not '>' && !MarkdownText.IsSpace(html[at]))
        {
            at++;
        }

        return at;
    }

    private static void AppendValue(StringBuilder changed, string said, ReadOnlySpan<char> tag, ReadOnlySpan<char> name, MarkdownAddresses addresses)
    {
        var isLink = tag.Equals("a", StringComparison.OrdinalIgnoreCase) && name.Equals("href", StringComparison.OrdinalIgnoreCase);
        var isPicture = tag.Equals("img", StringComparison.OrdinalIgnoreCase) && name.Equals("src", StringComparison.OrdinalIgnoreCase);

        if (!isLink && !isPicture)
        {
            changed.Append(said);
            return;
        }

        var address = WebUtility.HtmlDecode(said.Trim('"', '\''));
        changed.Append('"');
        HtmlText.Append(changed, (isLink ? addresses.Link(address) : addresses.Picture(address)) ?? address);
        changed.Append('"');
    }
}
