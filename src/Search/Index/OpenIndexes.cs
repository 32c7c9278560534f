using Microsoft.Extensions.Logging;

namespace Oqupie.Search.Index;

/// <summary>
/// The indexes that are open, a bounded number of them: opened when first asked for, closed when long unused or when another needs the place.
/// </summary>
internal sealed partial class OpenIndexes(SearchOptions options, string version, PageCache pages, Action<IndexId> lost, TimeProvider time, ILogger logger)
    : IDisposable
{
    private readonly Dictionary<IndexId, OpenIndex> _open = [];
    private readonly HashSet<string> _building = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How many are open.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Does something with an index, which stays open meanwhile. A damaged one is thrown away; the next call finds an empty one.</summary>
    public T Use<T>(IndexId id, Func<LuceneIndex, T> work)
    {
        var entry = Rent(id);

        try
        {
            return work(entry.Index.Value);
        }
        catch (Exception e) when (LuceneIndex.IsDamage(e))
        {
            LogDamaged(e, id);

            if (Leave(id, entry, IndexEnding.Delete))
            {
                lost(id);
            }

            throw;
        }
        catch (Exception e) when (!entry.Index.IsValueCreated || e is IOException or ObjectDisposedException)
        {
            // A full disk, or nothing to write to: it begins again from its last commit.
            LogFailed(e, id);
            Abandon(id, entry);
            throw;
        }
        finally
        {
            Return(entry);
        }
    }

    /// <summary>A folder for an index to be made beside the one that is there.</summary>
    public string Begin(IndexId id)
    {
        lock (_lock)
        {
            var folder = IndexFolders.Next(options.Directory, id);
            _building.Add(folder);
            return folder;
        }
    }

    /// <summary>The one made beside it takes its place. Whoever uses the old one still may.</summary>
    public void Replace(IndexId id, LuceneIndex fresh)
    {
        OpenIndex? old;

        lock (_lock)
        {
            _building.Remove(fresh.Folder);
            _open.Remove(id, out old);
            var entry = new OpenIndex(new(() => fresh)) { LastUsed = time.GetTimestamp() };
            _ = entry.Index.Value;
            _open[id] = entry;
        }

        if (old is not null)
        {
            End(old, IndexEnding.Delete);
        }
    }

    /// <summary>It was not finished.</summary>
    public void GiveUp(string folder)
    {
        lock (_lock)
        {
            _building.Remove(folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Closes it, and takes its files away.</summary>
    public void Drop(IndexId id)
    {
        OpenIndex? old;

        lock (_lock)
        {
            _open.Remove(id, out old);
        }

        if (old is not null)
        {
            End(old, IndexEnding.Delete);
        }
        else
        {
            Clear(id);
        }
    }

    /// <summary>Puts on the disk what is not yet there, and closes what nobody used for long.</summary>
    public void Tend()
    {
        OpenIndex[] unused;
        KeyValuePair<IndexId, OpenIndex>[] kept;

        lock (_lock)
        {
            unused = [.. _open.Values.Where(entry => entry.Users is 0 && time.GetElapsedTime(entry.LastUsed) >= options.CloseAfter)];
            Forget(unused);
            kept = [.. _open.Where(pair => pair.Value.Index.IsValueCreated)];
            Array.ForEach(kept, pair => pair.Value.Users++);
        }

        Array.ForEach(unused, entry => entry.Close());

        foreach (var (id, entry) in kept)
        {
            try
            {
                entry.Index.Value.Commit();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                LogFailed(e, id);
                Abandon(id, entry);
            }
            finally
            {
                Return(entry);
            }
        }
    }

    public void Dispose()
    {
        OpenIndex[] all;

        lock (_lock)
        {
            all = [.. _open.Values];
            _open.Clear();
        }

        Array.ForEach(all, entry => entry.Close());
    }

    private OpenIndex Rent(IndexId id)
    {
        OpenIndex? oldest = null;
        OpenIndex? entry;

        lock (_lock)
        {
            if (!_open.TryGetValue(id, out entry))
            {
                if (_open.Count >= options.MostOpen)
                {
                    oldest = _open.Values.Where(one => one.Users is 0).MinBy(one => one.LastUsed);
                    Forget(oldest is null ? [] : [oldest]);
                }

                _open[id] = entry = new(new(() => Open(id)));
            }

            entry.Users++;
            entry.LastUsed = time.GetTimestamp();
        }

        oldest?.Close();
        return entry;
    }

    private void Return(OpenIndex entry)
    {
        bool close;

        lock (_lock)
        {
            close = --entry.Users is 0 && entry.Left;
        }

        if (close)
        {
            entry.Close();
        }
    }

    private void Abandon(IndexId id, OpenIndex entry)
    {
        if (Leave(id, entry, IndexEnding.Abandon))
        {
            lost(id);
        }
    }

    /// <returns>Whether it was still the open one.</returns>
    private bool Leave(IndexId id, OpenIndex entry, IndexEnding ending)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(id, out var current) || current != entry)
            {
                return false;
            }

            _open.Remove(id);
        }

        End(entry, ending);
        return true;
    }

    /// <summary>Closes it, now or when the last that uses it is done.</summary>
    private void End(OpenIndex entry, IndexEnding ending)
    {
        bool close;

        lock (_lock)
        {
            entry.Left = true;
            entry.Ending = ending;
            close = entry.Users is 0;
        }

        if (close)
        {
            entry.Close();
        }
    }

    private void Forget(IReadOnlyCollection<OpenIndex> entries)
    {
        foreach (var (id, _) in _open.Where(pair => entries.Contains(pair.Value)).ToList())
        {
            _open.Remove(id);
        }
    }

    private LuceneIndex Open(IndexId id)
    {
        string? newest;

        lock (_lock)
        {
            newest = IndexFolders.Newest(options.Directory, id, _building);
        }

        if (newest is { } folder)
        {
            try
            {
                return LuceneIndex.Open(folder, version, pages);
            }
            catch (Exception e) when (LuceneIndex.IsDamageAtOpening(e))
            {
                LogDamaged(e, id);
                Clear(id);
                lost(id);
            }
        }

        return LuceneIndex.Create(IndexFolders.Next(options.Directory, id), version, pages);
    }

    private void Clear(IndexId id)
    {
        lock (_lock)
        {
            IndexFolders.Delete(options.Directory, id, _building);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index of {Index} is damaged. It is thrown away and built anew.")]
    private partial void LogDamaged(Exception e, IndexId index);

    [LoggerMessage(LogLevel.Error, "The search index of {Index} failed. It begins again from its last commit.")]
    private partial void LogFailed(Exception e, IndexId index);
}
