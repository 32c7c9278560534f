namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>
/// Every item of a document, by who wrote it and when; cuts them where something stands between their letters, and counts what all of it costs.
/// </summary>
internal sealed class YItems
{
    /// <summary>Of one frame: some ten milliseconds of a core.</summary>
    private const int MostSteps = 2_000_000;

    private readonly Dictionary<long, List<YItem>> _written = [];
    private int _count;
    private int _steps;

    /// <summary>What the next frame may cost is counted anew.</summary>
    public void Begin() => _steps = 0;

    public void Spend(int steps)
    {
        if ((_steps += steps) > MostSteps)
        {
            throw new UnreadableFrame("A frame is too much work.");
        }
    }

    /// <summary>Everything that a client wrote before this clock is here.</summary>
    public long StateOf(long client) => _written.TryGetValue(client, out var items) ? items[^1].End : 0;

    public void Add(YItem item)
    {
        Grow();

        if (!_written.TryGetValue(item.Id.Client, out var items))
        {
            _written.Add(item.Id.Client, items = []);
        }

        items.Add(item);
    }

    /// <summary>Of what is here.</summary>
    public YItem Find(YId id)
    {
        var items = _written[id.Client];
        return items[IndexOf(items, id.Clock)];
    }

    public YItem BeginningAt(YId id)
    {
        var items = _written[id.Client];
        var at = IndexOf(items, id.Clock);
        return items[at].Id.Clock == id.Clock || items[at].Parent is null ? items[at] : Cut(items, at, id.Clock);
    }

    public YItem EndingAt(YId id)
    {
        var items = _written[id.Client];
        var at = IndexOf(items, id.Clock);

        if (items[at].End != id.Clock + 1 && items[at].Parent is not null)
        {
            Cut(items, at, id.Clock + 1);
        }

        return items[at];
    }

    /// <summary>What stands there still of what was written within a range.</summary>
    public IEnumerable<YItem> Within(YDelete range)
    {
        if (!_written.TryGetValue(range.Client, out var items) || range.From >= StateOf(range.Client))
        {
            yield break;
        }

        var at = IndexOf(items, range.From);

        if (items[at].Id.Clock < range.From && !items[at].Deleted)
        {
            Cut(items, at++, range.From);
        }

        for (; at < items.Count && items[at].Id.Clock < range.To; at++)
        {
            Spend(1);

            if (items[at].Deleted)
            {
                continue;
            }

            if (items[at].End > range.To)
            {
                Cut(items, at, range.To);
            }

            yield return items[at];
        }
    }

    /// <summary>What stands there of all of them.</summary>
    public IEnumerable<YItem> Standing() => _written.Values.SelectMany(items => items).Where(item => !item.Deleted);

    /// <summary>Cuts an item in two at a clock within it.</summary>
    /// <returns>The second.</returns>
    private YItem Cut(List<YItem> items, int at, long clock)
    {
        Spend(1 + ((items.Count - at) / 64)); // Those that follow move up.
        Grow();
        var item = items[at];
        var units = clock - item.Id.Clock;
        var (before, after) = item.Content.Cut((int)Math.Min(units, int.MaxValue));
        var second = new YItem
        {
            Id = new(item.Id.Client, clock),
            Length = item.Length - units,
            Origin = new(item.Id.Client, clock - 1),
            RightOrigin = item.RightOrigin,
            Key = item.Key,
            Content = after,
            Parent = item.Parent,
            Left = item,
            Right = item.Right,
            Deleted = item.Deleted,
        };
        (item.Length, item.Content) = (units, before);

        if (item.Right is { } right)
        {
            right.Left = second;
        }

        item.Right = second;

        if (second is { Key: { } key, Parent: { } parent, Right: null })
        {
            parent.Values[key] = second;
        }

        items.Insert(at + 1, second);
        return second;
    }

    private void Grow()
    {
        if (++_count > YFrame.MostItems)
        {
            throw new UnreadableFrame("A draft has too many items.");
        }
    }

    private static int IndexOf(List<YItem> items, long clock)
    {
        var (low, high) = (0, items.Count - 1);

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = items[middle].Id.Clock <= clock ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
