using Oqupie.Caching;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>What is public in each brand, for the silo's own use. At most half a second behind.</summary>
internal sealed class ShelfCache(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.5);

    private readonly Cache<BrandId, PortalShelf> _shelves = new((brand, known) => Read(grains, brand, known), MaxAge, clock);

    public ValueTask<PortalShelf> Of(BrandId brand) => _shelves.Get(brand);

    // Only what changed is fetched.
    private static async Task<PortalShelf> Read(IGrainFactory grains, BrandId brand, PortalShelf? known) =>
        await grains.GetGrain<IKnowledgeSourceGrain>(brand.ToString()).Public(known?.Home.Version) is { } news ? new(news) : known!;
}
