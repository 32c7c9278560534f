using System.Collections.Concurrent;
using Lucene.Net.Search;
using Microsoft.Extensions.Logging;

namespace Oqupie.Search.Index;

/// <summary>
/// All indexes of things of one kind. Each is written by one after the other, built anew beside itself while it answers, and searched by as many as there are
/// threads. What any of it costs is paid on threads of its own.
/// </summary>
internal sealed class Indexes<T> : IDisposable
    where T : class
{
    private const int RebuildBatch = 64;

    private readonly IndexForm<T> _form;
    private readonly LuceneThreads _searching;
    private readonly LuceneThreads _writing;
    private readonly PageCache _pages;
    private readonly OpenIndexes _open;
    private readonly ITimer _tending;
    private readonly ConcurrentDictionary<IndexId, SemaphoreSlim> _gates = new();
    private readonly ConcurrentDictionary<IndexId, WrittenMeanwhile<T>> _rebuilding = new();

    /// <param name="form">How the things lie in it.</param>
    /// <param name="options">Where, and how much of it.</param>
    /// <param name="lost">Hears of an index that was thrown away, or fell back to what was on the disk. Must not wait.</param>
    /// <param name="time">For what is put on the disk or closed after a while.</param>
    /// <param name="logger">Of whoever owns them.</param>
    public Indexes(IndexForm<T> form, SearchOptions options, Action<IndexId> lost, TimeProvider time, ILogger logger)
    {
        var threads = options.Threads is 0 ? Environment.ProcessorCount : options.Threads;
        _form = form;
        _searching = new("search", threads);
        _writing = new("search-writer", threads);
        _pages = new(options.CacheMegabytes * 1024L * 1024);
        _open = new(options, form.Version, _pages, lost, time, logger);
        _tending = time.CreateTimer(timer => _ = _writing.Run(_open.Tend, CancellationToken.None), state: null, options.CommitAfter, options.CommitAfter);
    }

    /// <summary>How many are open.</summary>
    public int Open => _open.Count;

    /// <summary>How far it has got and would still be after a crash; null where it must be built.</summary>
    public Task<string?> Position(IndexId id, CancellationToken cancellationToken) =>
        _writing.Run(() => _open.Use(id, index => index.Position), cancellationToken);

    /// <summary>Found as soon as this answers, on the disk a little later.</summary>
    public async Task Write(IndexId id, IndexChanges<T> changes, CancellationToken cancellationToken)
    {
        var gate = await Enter(id, cancellationToken);

        try
        {
            if (_rebuilding.TryGetValue(id, out var meanwhile))
            {
                meanwhile.Add(changes);
            }

            await _writing.Run(() => _open.Use(id, index => Write(index, changes)), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// Builds it anew beside the old one, which answers meanwhile. What is written meanwhile is in it, and wins over what <paramref name="all"/> brings.
    /// Broken off, it leaves the old one as it was.
    /// </summary>
    public async Task Rebuild(IndexId id, IAsyncEnumerable<T> all, string position, CancellationToken cancellationToken)
    {
        var meanwhile = new WrittenMeanwhile<T>(_form, position);

        if (!_rebuilding.TryAdd(id, meanwhile))
        {
            throw new InvalidOperationException("The index is being rebuilt already.");
        }

        var folder = _open.Begin(id);
        LuceneIndex? fresh = null;

        try
        {
            fresh = await _writing.Run(() => LuceneIndex.Begin(folder, _form.Version, _pages), cancellationToken);
            await Fill(fresh, all, cancellationToken);
            await Exchange(id, fresh, meanwhile, cancellationToken);
            fresh = null;
        }
        finally
        {
            _rebuilding.TryRemove(id, out _);

            if (fresh is not null)
            {
                fresh.Abandon();
                _open.GiveUp(folder);
            }
        }
    }

    public Task<TFound> Search<TFound>(IndexId id, Func<IndexSearcher, TFound> search, CancellationToken cancellationToken) =>
        _searching.Run(() => _open.Use(id, index => index.Search(search)), cancellationToken);

    /// <summary>Takes the bytes of what was deleted out of its files, unless the one to be gone is still there.</summary>
    /// <param name="id">Which index.</param>
    /// <param name="isGone">Asked of what can be found now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it did.</returns>
    public async Task<bool> Scrub(IndexId id, Func<IndexSearcher, bool> isGone, CancellationToken cancellationToken)
    {
        var gate = await Enter(id, cancellationToken);

        try
        {
            return !_rebuilding.ContainsKey(id) && await _writing.Run(() => _open.Use(id, index => Scrub(index, isGone)), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes its files away.</summary>
    public Task Drop(IndexId id, CancellationToken cancellationToken) => _writing.Run(() => _open.Drop(id), cancellationToken);

    public void Dispose()
    {
        _tending.Dispose();
        _searching.Dispose();
        _writing.Dispose();
        _open.Dispose();
    }

    private static bool Scrub(LuceneIndex index, Func<IndexSearcher, bool> isGone)
    {
        if (!index.Search(isGone))
        {
            return false;
        }

        index.Scrub();
        return true;
    }

    private bool Write(LuceneIndex index, IndexChanges<T> changes)
    {
        index.Delete(changes.Deleted.Select(_form.TermOf));
        Put(index, changes.Put);
        index.Show(changes.Position);
        return true;
    }

    private void Put(LuceneIndex index, IEnumerable<T> things)
    {
        foreach (var thing in things)
        {
            index.Put(_form.TermOf(_form.IdOf(thing)), _form.DocumentOf(thing));
        }
    }

    private async Task<SemaphoreSlim> Enter(IndexId id, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(id, _ => new(1));
        await gate.WaitAsync(cancellationToken);
        return gate;
    }

    /// <summary>As many batches at once as there are threads, and no more in memory.</summary>
    private async Task Fill(LuceneIndex fresh, IAsyncEnumerable<T> all, CancellationToken cancellationToken)
    {
        var running = new Queue<Task>();

        await foreach (var batch in all.Chunk(RebuildBatch).WithCancellation(cancellationToken))
        {
            if (running.Count > _writing.Count)
            {
                await running.Dequeue();
            }

            running.Enqueue(_writing.Run(() => Put(fresh, batch), cancellationToken));
        }

        await Task.WhenAll(running);
    }

    private async Task Exchange(IndexId id, LuceneIndex fresh, WrittenMeanwhile<T> meanwhile, CancellationToken cancellationToken)
    {
        var gate = await Enter(id, cancellationToken);

        try
        {
            await _writing.Run(() => Take(id, fresh, meanwhile.Changes), cancellationToken);
            _rebuilding.TryRemove(id, out _);
        }
        finally
        {
            gate.Release();
        }
    }

    private void Take(IndexId id, LuceneIndex fresh, IndexChanges<T> last)
    {
        fresh.Delete(last.Deleted.Select(_form.TermOf));
        Put(fresh, last.Put);
        fresh.Complete(last.Position);
        _open.Replace(id, fresh);
    }
}
