using System.Net;

namespace Oqupie.Channels.Html;

/// <summary>Whether HTML shows anybody anything.</summary>
internal static class HtmlWords
{
    /// <param name="scanner">At its beginning; a copy of it is read.</param>
    public static bool Shows(HtmlScanner scanner)
    {
        for (var token = scanner.Read(); token is not HtmlToken.End; token = scanner.Read())
        {
            if (token is HtmlToken.Text ? !IsBlank(scanner.Text) : token is HtmlToken.StartTag && scanner.Name is "img")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        var shown = text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text;

        foreach (var c in shown)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200b' or '\u200c' or '\u200d' or '\u00ad' or '\u2060' or '\ufeff' or '\u034f'))
            {
                return false;
            }
        }

        return true;
    }
}
