using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// The indexes that are open, a bounded number of them: opened when first asked for, closed when long unused or when another needs the place.
/// </summary>
internal sealed partial class OpenIndexes(SearchOptions options, PageCache pages, Action<BrandId> lost, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Dictionary<BrandId, OpenIndex> _open = [];
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

    /// <summary>Does something with a brand's index, which stays open meanwhile. A damaged one is thrown away; the next call finds an empty one.</summary>
    public T Use<T>(BrandId brand, Func<BrandIndex, T> work)
    {
        var entry = Rent(brand);

        try
        {
            return work(entry.Index.Value);
        }
        catch (Exception e) when (BrandIndex.IsDamage(e))
        {
            LogDamaged(e, brand);

            if (Leave(brand, entry, IndexEnding.Delete))
            {
                lost(brand);
            }

            throw;
        }
        catch (Exception e) when (!entry.Index.IsValueCreated || e is IOException or ObjectDisposedException)
        {
            // A full disk, or nothing to write to: it begins again from its last commit.
            LogFailed(e, brand);
            Abandon(brand, entry);
            throw;
        }
        finally
        {
            Return(entry);
        }
    }

    /// <summary>A folder for an index to be made beside the one that is there.</summary>
    public string Begin(BrandId brand)
    {
        lock (_lock)
        {
            var folder = IndexFolders.Next(options.Directory, brand);
            _building.Add(folder);
            return folder;
        }
    }

    /// <summary>The one made beside it takes its place. Whoever uses the old one still may.</summary>
    public void Replace(BrandId brand, BrandIndex fresh)
    {
        OpenIndex? old;

        lock (_lock)
        {
            _building.Remove(fresh.Folder);
            _open.Remove(brand, out old);
            var entry = new OpenIndex(new(() => fresh)) { LastUsed = time.GetTimestamp() };
            _ = entry.Index.Value;
            _open[brand] = entry;
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
    public void Drop(BrandId brand)
    {
        OpenIndex? old;

        lock (_lock)
        {
            _open.Remove(brand, out old);
        }

        if (old is not null)
        {
            End(old, IndexEnding.Delete);
        }
        else
        {
            Clear(brand);
        }
    }

    /// <summary>Puts on the disk what is not yet there, and closes what nobody used for long.</summary>
    public void Tend()
    {
        OpenIndex[] unused;
        KeyValuePair<BrandId, OpenIndex>[] kept;

        lock (_lock)
        {
            unused = [.. _open.Values.Where(entry => entry.Users is 0 && time.GetElapsedTime(entry.LastUsed) >= options.CloseAfter)];
            Forget(unused);
            kept = [.. _open.Where(pair => pair.Value.Index.IsValueCreated)];
            Array.ForEach(kept, pair => pair.Value.Users++);
        }

        Array.ForEach(unused, entry => entry.Close());

        foreach (var (brand, entry) in kept)
        {
            try
            {
                entry.Index.Value.Commit();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                LogFailed(e, brand);
                Abandon(brand, entry);
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

    private OpenIndex Rent(BrandId brand)
    {
        OpenIndex? oldest = null;
        OpenIndex? entry;

        lock (_lock)
        {
            if (!_open.TryGetValue(brand, out entry))
            {
                if (_open.Count >= options.MostOpen)
                {
                    oldest = _open.Values.Where(one => one.Users is 0).MinBy(one => one.LastUsed);
                    Forget(oldest is null ? [] : [oldest]);
                }

                _open[brand] = entry = new(new(() => Open(brand)));
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

    private void Abandon(BrandId brand, OpenIndex entry)
    {
        if (Leave(brand, entry, IndexEnding.Abandon))
        {
            lost(brand);
        }
    }

    /// <returns>Whether it was still the brand's.</returns>
    private bool Leave(BrandId brand, OpenIndex entry, IndexEnding ending)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(brand, out var current) || current != entry)
            {
                return false;
            }

            _open.Remove(brand);
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
        foreach (var (brand, _) in _open.Where(pair => entries.Contains(pair.Value)).ToList())
        {
            _open.Remove(brand);
        }
    }

    private BrandIndex Open(BrandId brand)
    {
        string? newest;

        lock (_lock)
        {
            newest = IndexFolders.Newest(options.Directory, brand, _building);
        }

        if (newest is { } folder)
        {
            try
            {
                return BrandIndex.Open(folder, pages);
            }
            catch (Exception e) when (BrandIndex.IsDamageAtOpening(e))
            {
                LogDamaged(e, brand);
                Clear(brand);
                lost(brand);
            }
        }

        return BrandIndex.Create(IndexFolders.Next(options.Directory, brand), pages);
    }

    private void Clear(BrandId brand)
    {
        lock (_lock)
        {
            IndexFolders.Delete(options.Directory, brand, _building);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index of {Brand} is damaged. It is thrown away and built anew.")]
    private partial void LogDamaged(Exception e, BrandId brand);

    [LoggerMessage(LogLevel.Error, "The search index of {Brand} failed. It begins again from its last commit.")]
    private partial void LogFailed(Exception e, BrandId brand);
}
