using Oqupie.Caching;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>What is public of each brand. It is asked each time whether it changed, and fetched again only if so.</summary>
internal sealed class PublicArticlesCache(IGrainFactory grains, TimeProvider clock)
{
    private readonly Cache<BrandId, PublicArticles> _articles = new((brand, known) => Read(grains, brand, known), maxAge: TimeSpan.Zero, clock);

    public ValueTask<PublicArticles> Of(BrandId brand) => _articles.Get(brand);

    private static async Task<PublicArticles> Read(IGrainFactory grains, BrandId brand, PublicArticles? known) =>
        await grains.GetGrain<IPortalKnowledgeGrain>(brand.ToString()).HomeSince(known?.Home.Version, CancellationToken.None) is { } news ? new(news) : known!;
}
