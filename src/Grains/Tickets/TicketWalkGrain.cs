using System.Collections.Immutable;
using Orleans.Placement;

namespace Oqupie.Grains.Tickets;

/// <summary>
/// Remembers what the pages of one walk through a list have shown, so that a row which changes its place meanwhile is shown once. The key is the
/// account, who walks, and a number of the walk. It remembers in memory only: after ten idle minutes, or with its silo, it is gone, and a row that
/// changed since the walk began may then be shown twice. None is ever left out for it.
/// </summary>
[Alias("oqupie.ITicketWalkGrain")]
internal interface ITicketWalkGrain : IGrainWithStringKey
{
    /// <param name="page">The page that is being read. Asked again it shows the same: a caller may not have heard the answer.</param>
    /// <param name="first">What the first page showed; empty once that was said.</param>
    /// <param name="found">What stands on the page now.</param>
    /// <returns>Those of <paramref name="found"/> that no other page has shown, which now are this page's.</returns>
    [Alias("Take")]
    ValueTask<ImmutableArray<long>> Take(int page, ImmutableArray<long> first, ImmutableArray<long> found);
}

[GrainType("ticket-walk"), CollectionAgeLimit(Minutes = 10), PreferLocalPlacement]
internal sealed class TicketWalkGrain : Grain, ITicketWalkGrain
{
    /// <summary>A walk through more than this many rows forgets: four megabytes or so.</summary>
    private const int MostRows = 200_000;

    private readonly Dictionary<long, int> _pages = [];

    public ValueTask<ImmutableArray<long>> Take(int page, ImmutableArray<long> first, ImmutableArray<long> found)
    {
        foreach (var number in first)
        {
            _pages.TryAdd(number, 0);
        }

        var taken = found.RemoveAll(number => _pages.TryGetValue(number, out var shown) && shown != page);

        foreach (var number in taken)
        {
            if (_pages.Count < MostRows)
            {
                _pages[number] = page;
            }
        }

        return new(taken);
    }
}
