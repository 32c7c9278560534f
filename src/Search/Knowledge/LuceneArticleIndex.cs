using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>The articles of each brand in a Lucene index of its own.</summary>
internal sealed class LuceneArticleIndex(
    IOptions<SearchOptions> options, IEnumerable<ILostArticleIndexes> listeners, TimeProvider time, ILogger<LuceneArticleIndex> logger)
    : IArticleIndex, IDisposable
{
    private readonly Indexes<IndexedArticle> _indexes = new(new ArticleForm(), options.Value, id => Tell(listeners, id), time, logger);

    /// <summary>How many indexes are open.</summary>
    internal int Open => _indexes.Open;

    public Task<string?> Position(BrandId brand, CancellationToken cancellationToken) => _indexes.Position(Of(brand), cancellationToken);

    public Task Write(BrandId brand, ArticleChanges changes, CancellationToken cancellationToken) =>
        _indexes.Write(Of(brand), new(changes.Position, changes.Put, changes.Deleted), cancellationToken);

    public Task Rebuild(BrandId brand, IAsyncEnumerable<IndexedArticle> articles, string position, CancellationToken cancellationToken) =>
        _indexes.Rebuild(Of(brand), articles, position, cancellationToken);

    public Task<ArticleHits> Search(BrandId brand, ArticleQuestion question, CancellationToken cancellationToken) =>
        _indexes.Search(Of(brand), searcher => ArticleSearch.Find(searcher, question), cancellationToken);

    public Task<ImmutableArray<ArticleSuggestion>> Suggest(BrandId brand, ArticleTyping typing, CancellationToken cancellationToken) =>
        _indexes.Search(Of(brand), searcher => ArticleSuggestions.Find(searcher, typing), cancellationToken);

    public Task Drop(BrandId brand, CancellationToken cancellationToken) => _indexes.Drop(Of(brand), cancellationToken);

    public void Dispose() => _indexes.Dispose();

    private static IndexId Of(BrandId brand) => new(brand.Account, brand.Local);

    private static void Tell(IEnumerable<ILostArticleIndexes> listeners, IndexId lost)
    {
        foreach (var listener in listeners)
        {
            listener.Lost(new(lost.Account, lost.Local));
        }
    }
}
