using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>What is public in a brand, so arranged that an article's page finds what it shows without looking at all of it. Pure.</summary>
internal sealed class PortalShelf
{
    private const int MostRelated = 5;
    private const int MostOfOneTag = 200;

    private readonly Dictionary<string, (ArticleHead Head, int Index)> _articles = [];
    private readonly Dictionary<string, SectionInfo> _sections;
    private readonly ILookup<string, ArticleHead> _byTag;

    public PortalShelf(PortalHome home)
    {
        Home = home;
        _sections = home.Categories.Concat(home.Folders).ToDictionary(section => section.Id);
        _byTag = home.Articles.SelectMany(article => article.Tags.Select(tag => (tag, article)))
            .ToLookup(pair => pair.tag, pair => pair.article, StringComparer.OrdinalIgnoreCase);

        foreach (var (index, head) in home.Articles.Index())
        {
            _articles[head.Id] = (head, index);
        }
    }

    public PortalHome Home { get; }

    public ArticleHead? Find(string article) => _articles.TryGetValue(article, out var found) ? found.Head : null;

    /// <summary>An article of this shelf with what a page shows around it.</summary>
    public PortalArticle Show(ArticleInfo article)
    {
        var (head, index) = _articles[article.Head.Id];
        return new()
        {
            Article = article,
            Path = PathTo(head.Place),
            Previous = Neighbour(head, index - 1),
            Next = Neighbour(head, index + 1),
            Related = Related(head, index),
        };
    }

    // Articles of one place lie beside each other.
    private ArticleHead? Neighbour(ArticleHead head, int index) =>
        index >= 0 && index < Home.Articles.Length && Home.Articles[index] is var other && other.Place == head.Place ? other : null;

    private ImmutableArray<SectionInfo> PathTo(ArticlePlace place)
    {
        if (place.Category is { } category)
        {
            return [_sections[category]];
        }

        var folder = _sections[place.Folder!];
        return folder.Folder is { } over ? [_sections[folder.Category!], _sections[over], folder] : [_sections[folder.Category!], folder];
    }

    private ImmutableArray<ArticleHead> Related(ArticleHead head, int index)
    {
        var byTags = head.Tags.SelectMany(tag => _byTag[tag].Take(MostOfOneTag))
            .Where(other => other.Id != head.Id)
            .GroupBy(other => other.Id, (_, same) => same.ToList())
            .OrderByDescending(same => same.Count)
            .Select(same => same[0]);
        var nearby = Enumerable.Range(1, MostRelated).SelectMany(step => new[] { Neighbour(head, index + step), Neighbour(head, index - step) })
            .OfType<ArticleHead>();
        return [.. byTags.Concat(nearby).DistinctBy(other => other.Id).Take(MostRelated)];
    }
}
