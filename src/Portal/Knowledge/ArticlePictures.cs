using System.Buffers;

namespace Oqupie.Portal.Knowledge;

/// <summary>
/// Uploaded pictures in an article's HTML. Members see them under signed addresses, which end; customers under one that lasts as long as the article is public.
/// Pure.
/// </summary>
internal static class ArticlePictures
{
    private const string Source = "src=\"/files/";
    private const int HashLength = 64;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>An img tag with its uploaded picture under its public address; any other tag as it is.</summary>
    public static string Public(string tag, string pictures)
    {
        var source = tag.IndexOf(Source, StringComparison.Ordinal);

        if (source < 0 || Hash(tag, source) is not { } hash)
        {
            return tag;
        }

        var start = source + "src=\"".Length;
        var end = tag.IndexOf('"', start);
        return end < 0 ? tag : $"{tag[..start]}{pictures}/{hash}{tag[end..]}";
    }

    /// <summary>Whether the article shows this picture.</summary>
    public static bool Has(string html, string hash)
    {
        for (var at = html.IndexOf(Source, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Source, at + 1, StringComparison.Ordinal))
        {
            if (Hash(html, at) == hash)
            {
                return true;
            }
        }

        return false;
    }

    // "/files/{account}/{hash}/{name}?…"
    private static string? Hash(string text, int source)
    {
        const int longestAccount = 41;
        var account = source + Source.Length;
        var slash = text.IndexOf('/', account, Math.Min(longestAccount, text.Length - account));

        if (slash < 0 || slash + HashLength + 1 >= text.Length || text[slash + HashLength + 1] is not '/')
        {
            return null;
        }

        var hash = text.AsSpan(slash + 1, HashLength);
        return hash.ContainsAnyExcept(Hex) ? null : hash.ToString();
    }
}
