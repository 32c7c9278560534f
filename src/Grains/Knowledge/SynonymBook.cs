using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>The synonyms of brands, for the silo's own use. At most a second behind.</summary>
internal sealed class SynonymBook(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<BrandId, (long ReadAt, ImmutableArray<ImmutableArray<string>> Groups)> _known = new();

    public async ValueTask<ImmutableArray<ImmutableArray<string>>> Of(BrandId brand)
    {
        var now = clock.GetTimestamp();

        if (_known.TryGetValue(brand, out var known) && clock.GetElapsedTime(known.ReadAt, now) < MaxAge)
        {
            return known.Groups;
        }

        var groups = await grains.GetGrain<ISynonymSourceGrain>(brand.ToString()).All();
        _known[brand] = (now, groups);
        return groups;
    }
}
