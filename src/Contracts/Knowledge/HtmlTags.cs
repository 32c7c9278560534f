using System.Buffers;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Finds its way through HTML that was made harmless: each "&lt;" in it begins a tag.</summary>
public static class HtmlTags
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Behind the "&gt;" that ends the tag, one within quotes does not; the text's end where nothing ends it.</summary>
    /// <param name="html">The text.</param>
    /// <param name="tag">Where the tag begins in it.</param>
    public static int EndOf(string html, int tag)
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

    /// <summary>As it is written, without the slash of one that ends something.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var end = name.IndexOfAnyExcept(Letters);
        return end < 0 ? name : name[..end];
    }
}
