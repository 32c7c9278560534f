using System.Collections.Immutable;
using Oqupie.Caching;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>The synonyms of brands, for the silo's own use. At most a second behind.</summary>
internal sealed class SynonymCache(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Cache<BrandId, ImmutableArray<ImmutableArray<string>>> _groups =
        new((brand, _) => grains.GetGrain<ISynonymSourceGrain>(brand.ToString()).All(), MaxAge, clock);

    public ValueTask<ImmutableArray<ImmutableArray<string>>> Of(BrandId brand) => _groups.Get(brand);
}
