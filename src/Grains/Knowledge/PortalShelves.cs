using System.Collections.Concurrent;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>What is public in each brand, for the silo's own use. At most half a second behind.</summary>
internal sealed class PortalShelves(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<BrandId, (DateTimeOffset ReadAt, PortalShelf Shelf)> _shelves = new();

    public async ValueTask<PortalShelf> Of(BrandId brand)
    {
        var readAt = clock.GetUtcNow();
        var known = _shelves.TryGetValue(brand, out var found) ? found.Shelf : null;

        if (known is not null && readAt - found.ReadAt < MaxAge)
        {
            return known;
        }

        var news = await grains.GetGrain<IKnowledgeSourceGrain>(brand.ToString()).Public(known?.Home.Version);
        var shelf = news is null ? known! : new PortalShelf(news);
        _shelves[brand] = (readAt, shelf);
        return shelf;
    }
}
