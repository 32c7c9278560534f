using System.Collections.Concurrent;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>What is public of each brand, fetched again only where it changed.</summary>
internal sealed class PublicShelves(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<BrandId, PublicArticles> _known = new();

    public async Task<PublicArticles> Of(BrandId brand)
    {
        var known = _known.GetValueOrDefault(brand);
        var news = await grains.GetGrain<IPortalKnowledgeGrain>(brand.ToString()).HomeSince(known?.Home.Version, CancellationToken.None);
        return news is null ? known! : _known[brand] = new(news);
    }
}
