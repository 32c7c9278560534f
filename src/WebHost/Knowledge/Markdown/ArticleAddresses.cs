using Oqupie.Contracts;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Where customers read an article, as links between articles say it.</summary>
internal static class ArticleAddresses
{
    private const string Portal = "/portal/";
    private const string Articles = "/articles/";

    public static string Of(string slug, string article) => $"{Portal}{slug}{Articles}{article}";

    /// <summary>The article's id, and what follows it ("#part"); null for other addresses.</summary>
    public static (string Article, string Part)? Read(string address)
    {
        if (!address.StartsWith(Portal, StringComparison.Ordinal) || address.IndexOf('/', Portal.Length) is not (> 0 and var slug)
            || !address.AsSpan(slug).StartsWith(Articles, StringComparison.Ordinal))
        {
            return null;
        }

        var id = slug + Articles.Length;
        var end = address.AsSpan(id).IndexOfAny('#', '?') is >= 0 and var length ? id + length : address.Length;
        return LocalKey.IsValid(address[id..end]) ? (address[id..end], address[end..]) : null;
    }
}
