using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Knowledge;

/// <summary>The index of a brand's articles as the log's follower sees it: what is named in an event is read as it is now.</summary>
internal sealed class ArticleCopy(BrandId brand, IStoredArticles articles, IArticleIndex index) : ILogCopy
{
    private readonly ArticlesToIndex _articles = new(articles);

    public string Name { get; } = brand.ToString();

    public LogFilter Wanted { get; } =
        new() { Kinds = [KnowledgeJson.ArticleKind, KnowledgeJson.TreeKind], Account = brand.Account, Brand = brand.Local };

    public Task<string?> Position(CancellationToken cancellationToken) => index.Position(brand, cancellationToken);

    public Task Rebuild(string position, CancellationToken cancellationToken) =>
        index.Rebuild(brand, _articles.All(brand, cancellationToken), position, cancellationToken);

    public async Task Take(LogPage page, string before, CancellationToken cancellationToken)
    {
        ImmutableArray<(string Id, KnowledgeEvent? Happened)> news = [.. page.Events.Select(one => (one.Stream, KnowledgeJson.Read(one)))];
        await Write([.. news.Select(one => one.Happened).OfType<SectionWritten>().Select(written => written.Section)], before, cancellationToken);
        string[][] batches = [.. Changed(news).Distinct(StringComparer.Ordinal).Chunk(ArticlesToIndex.AtOnce)];

        foreach (var ids in batches.SkipLast(1))
        {
            await index.Write(brand, await _articles.Changes(brand, ids, before, cancellationToken), cancellationToken);
        }

        if (!page.Events.IsEmpty)
        {
            await index.Write(
                brand, await _articles.Changes(brand, batches is [.., var last] ? last : [], page.Position, cancellationToken), cancellationToken);
        }
    }

    /// <summary>A section that was moved, shown or hidden takes along what lies below.</summary>
    private async Task Write(HashSet<string> sections, string position, CancellationToken cancellationToken)
    {
        if (sections.Count is 0)
        {
            return;
        }

        await foreach (var below in _articles.Under(brand, sections, cancellationToken))
        {
            await index.Write(brand, new(position, below, []), cancellationToken);
        }
    }

    private static IEnumerable<string> Changed(IEnumerable<(string Id, KnowledgeEvent? Happened)> news) =>
        from one in news
        let article = one.Happened switch
        {
            ArticleWritten or ArticleRemoved => one.Id,
            ArticleMoved moved => moved.Article,
            _ => null,
        }
        where article is not null
        select article;
}
