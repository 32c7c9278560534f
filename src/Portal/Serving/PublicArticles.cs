using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>What is public of a brand, also by what it says: an article and its translations share their original.</summary>
public sealed class PublicArticles(PortalHome home)
{
    private readonly Lazy<Dictionary<string, ArticleHead>> _byOriginal = new(() =>
    {
        var found = new Dictionary<string, ArticleHead>(home.Articles.Length, StringComparer.Ordinal);

        foreach (var article in home.Articles)
        {
            found.TryAdd(article.Original, article);
        }

        return found;
    });

    public PortalHome Home => home;

    /// <summary>Of several that claim to, the first in the order of the tree.</summary>
    public ArticleHead? Saying(string original) => _byOriginal.Value.GetValueOrDefault(original);
}
