using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Knowledge;

/// <summary>The articles of each brand in a Lucene index of its own.</summary>
internal sealed class LuceneArticleIndex : IArticleIndex, IDisposable
{
    private const int RebuildBatch = 64;

    private readonly LuceneThreads _searching;
    private readonly LuceneThreads _writing;
    private readonly PageCache _pages;
    private readonly OpenIndexes _indexes;
    private readonly ITimer _tending;
    private readonly ConcurrentDictionary<BrandId, SemaphoreSlim> _gates = new();
    private readonly ConcurrentDictionary<BrandId, WrittenMeanwhile> _rebuilding = new();

    public LuceneArticleIndex(
        IOptions<SearchOptions> options, IEnumerable<ILostArticleIndexes> listeners, TimeProvider time, ILogger<LuceneArticleIndex> logger)
    {
        var threads = options.Value.Threads is 0 ? Environment.ProcessorCount : options.Value.Threads;
        _searching = new("search", threads);
        _writing = new("search-writer", threads);
        _pages = new(options.Value.CacheMegabytes * 1024L * 1024);
        _indexes = new(options.Value, _pages, brand => Tell(listeners, brand), time, logger);
        _tending = time.CreateTimer(
            timer => _ = _writing.Run(_indexes.Tend, CancellationToken.None), state: null, options.Value.CommitAfter, options.Value.CommitAfter);
    }

    /// <summary>How many indexes are open.</summary>
    internal int Open => _indexes.Count;

    public Task<string?> Position(BrandId brand, CancellationToken cancellationToken) =>
        _writing.Run(() => _indexes.Use(brand, index => index.Position), cancellationToken);

    public async Task Write(BrandId brand, ArticleChanges changes, CancellationToken cancellationToken)
    {
        var gate = await Enter(brand, cancellationToken);

        try
        {
            if (_rebuilding.TryGetValue(brand, out var meanwhile))
            {
                meanwhile.Add(changes);
            }

            await _writing.Run(() => _indexes.Use(brand, index => Write(index, changes)), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task Rebuild(BrandId brand, IAsyncEnumerable<IndexedArticle> articles, string position, CancellationToken cancellationToken)
    {
        var meanwhile = new WrittenMeanwhile(position);

        if (!_rebuilding.TryAdd(brand, meanwhile))
        {
            throw new InvalidOperationException("The index is being rebuilt already.");
        }

        var folder = _indexes.Begin(brand);
        BrandIndex? fresh = null;

        try
        {
            fresh = await _writing.Run(() => BrandIndex.Begin(folder, _pages), cancellationToken);
            await Fill(fresh, articles, cancellationToken);
            await Exchange(brand, fresh, meanwhile, cancellationToken);
            fresh = null;
        }
        finally
        {
            _rebuilding.TryRemove(brand, out _);

            if (fresh is not null)
            {
                fresh.Abandon();
                _indexes.GiveUp(folder);
            }
        }
    }

    public Task<ArticleHits> Search(BrandId brand, ArticleQuestion question, CancellationToken cancellationToken) =>
        _searching.Run(() => _indexes.Use(brand, index => index.Search(searcher => ArticleSearch.Find(searcher, question))), cancellationToken);

    public Task<ImmutableArray<ArticleSuggestion>> Suggest(BrandId brand, ArticleTyping typing, CancellationToken cancellationToken) =>
        _searching.Run(() => _indexes.Use(brand, index => index.Search(searcher => ArticleSuggestions.Find(searcher, typing))), cancellationToken);

    public Task Drop(BrandId brand, CancellationToken cancellationToken) => _writing.Run(() => _indexes.Drop(brand), cancellationToken);

    public void Dispose()
    {
        _tending.Dispose();
        _searching.Dispose();
        _writing.Dispose();
        _indexes.Dispose();
    }

    private static bool Write(BrandIndex index, ArticleChanges changes)
    {
        index.Delete(changes.Deleted);
        index.Put(changes.Put);
        index.Show(changes.Position);
        return true;
    }

    private static void Tell(IEnumerable<ILostArticleIndexes> listeners, BrandId brand)
    {
        foreach (var listener in listeners)
        {
            listener.Lost(brand);
        }
    }

    private async Task<SemaphoreSlim> Enter(BrandId brand, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(brand, _ => new(1));
        await gate.WaitAsync(cancellationToken);
        return gate;
    }

    /// <summary>As many batches at once as there are threads, and no more in memory.</summary>
    private async Task Fill(BrandIndex fresh, IAsyncEnumerable<IndexedArticle> articles, CancellationToken cancellationToken)
    {
        var running = new Queue<Task>();

        await foreach (var batch in articles.Chunk(RebuildBatch).WithCancellation(cancellationToken))
        {
            if (running.Count > _writing.Count)
            {
                await running.Dequeue();
            }

            running.Enqueue(_writing.Run(() => fresh.Put(batch), cancellationToken));
        }

        await Task.WhenAll(running);
    }

    private async Task Exchange(BrandId brand, BrandIndex fresh, WrittenMeanwhile meanwhile, CancellationToken cancellationToken)
    {
        var gate = await Enter(brand, cancellationToken);

        try
        {
            await _writing.Run(
                () =>
                {
                    fresh.Delete(meanwhile.Deleted);
                    fresh.Put(meanwhile.Put);
                    fresh.Complete(meanwhile.Position);
                    _indexes.Replace(brand, fresh);
                },
                cancellationToken);
            _rebuilding.TryRemove(brand, out _);
        }
        finally
        {
            gate.Release();
        }
    }
}
