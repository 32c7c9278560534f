using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// What lies in one place, in order: the n-th, and how many lie before one, are found in steps of a logarithm. Drafts stand apart for each author, so that a
/// reader's list is two orders seen as one and nobody's drafts are passed over one by one.
/// </summary>
internal sealed class Shelf
{
    private static readonly ImmutableSortedSet<ShelfEntry>.Builder Nothing = ImmutableSortedSet.CreateBuilder(ShelfEntry.Order);

    private readonly ImmutableSortedSet<ShelfEntry>.Builder _shared = ImmutableSortedSet.CreateBuilder(ShelfEntry.Order);
    private readonly Dictionary<string, ImmutableSortedSet<ShelfEntry>.Builder> _drafts = [];

    /// <param name="author">Of a draft; null for what the whole staff sees.</param>
    public void Add(ShelfEntry entry, string? author)
    {
        if (author is null)
        {
            _shared.Add(entry);
            return;
        }

        if (!_drafts.TryGetValue(author, out var drafts))
        {
            _drafts[author] = drafts = ImmutableSortedSet.CreateBuilder(ShelfEntry.Order);
        }

        drafts.Add(entry);
    }

    public void Remove(ShelfEntry entry, string? author)
    {
        if (author is null)
        {
            _shared.Remove(entry);
        }
        else if (_drafts.TryGetValue(author, out var drafts) && drafts.Remove(entry) && drafts.Count is 0)
        {
            _drafts.Remove(author);
        }
    }

    public int Count(string reader) => _shared.Count + Drafts(reader).Count;

    /// <summary>How many the reader sees before this one, whether or not it is there itself.</summary>
    public int Before(ShelfEntry entry, string reader) => Before(_shared, entry) + Before(Drafts(reader), entry);

    /// <summary>What the reader sees from the n-th on.</summary>
    public IEnumerable<ShelfEntry> From(int index, string reader)
    {
        var drafts = Drafts(reader);

        for (var (one, other) = Split(_shared, drafts, index); one < _shared.Count || other < drafts.Count;)
        {
            var own = one == _shared.Count || (other < drafts.Count && drafts[other].IsBefore(_shared[one]));
            yield return own ? drafts[other++] : _shared[one++];
        }
    }

    private ImmutableSortedSet<ShelfEntry>.Builder Drafts(string reader) => _drafts.GetValueOrDefault(reader, Nothing);

    private static int Before(ImmutableSortedSet<ShelfEntry>.Builder entries, ShelfEntry entry)
    {
        var found = entries.IndexOf(entry);
        return found < 0 ? ~found : found; // Its place, where it is not there.
    }

    /// <summary>How many of the first <paramref name="index"/> in the common order are of the one, and how many of the other.</summary>
    private static (int One, int Other) Split(ImmutableSortedSet<ShelfEntry>.Builder one, ImmutableSortedSet<ShelfEntry>.Builder other, int index)
    {
        var all = Math.Min(index, one.Count + other.Count);
        var (low, high) = (Math.Max(0, all - other.Count), Math.Min(all, one.Count));

        while (low < high)
        {
            var middle = (low + high) / 2;

            if (one[middle].IsBefore(other[all - middle - 1]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (low, all - low);
    }
}

/// <summary>Where something stands among its like.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ShelfEntry(long Position, string Id)
{
    public static readonly IComparer<ShelfEntry> Order = Comparer<ShelfEntry>.Create(
        (one, other) => one.Position.CompareTo(other.Position) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id));

    public bool IsBefore(ShelfEntry other) => Order.Compare(this, other) < 0;
}
