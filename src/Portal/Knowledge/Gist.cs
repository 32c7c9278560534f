using System.Net;
using System.Text;

namespace Oqupie.Portal.Knowledge;

/// <summary>The first words of an article, for those who show links to it.</summary>
internal static class Gist
{
    private const int Longest = 160;
    private const int LookedAt = 4_000;

    public static string Of(string html)
    {
        var text = new StringBuilder();
        var inTag = false;

        foreach (var c in html.AsSpan(0, Math.Min(LookedAt, html.Length)))
        {
            inTag = c is '<' || (inTag && c is not '>');

            if (!inTag)
            {
                text.Append(c is '>' ? ' ' : c);
            }
        }

        var plain = string.Join(' ', WebUtility.HtmlDecode(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = plain.Length > Longest && char.IsHighSurrogate(plain[Longest - 1]) ? Longest - 1 : Longest;
        return plain.Length <= Longest ? plain : $"{plain[..end].TrimEnd()}…";
    }
}
