using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Orleans.Concurrency;

namespace Oqupie.Grains.Knowledge;

[StatelessWorker(32)]
[GrainType("portal-knowledge")]
internal sealed class PortalKnowledgeGrain(ShelfCache shelves, ArticleTexts texts) : Grain, IPortalKnowledgeGrain
{
    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<PortalHome?> HomeSince(string? known, CancellationToken cancellationToken) =>
        (await shelves.Of(Brand)).Home is var home && home.Version == known ? null : home;

    public async Task<PortalArticle?> Article(string id, CancellationToken cancellationToken)
    {
        var shelf = await shelves.Of(Brand);

        if (shelf.Find(id) is not { } head || await texts.Read(new(Brand.Account, id), head.Version, cancellationToken) is not { } text)
        {
            return null;
        }

        return shelf.Show(new() { Head = head, Body = text.Body });
    }

    public Task Helpful(string id, bool yes) => Count(id, new(0, yes ? 1 : 0, yes ? 0 : 1));

    public Task Viewed(string id) => Count(id, new(1, 0, 0));

    // What is not public is not counted: anybody may call.
    private async Task Count(string id, ArticleCount one)
    {
        if ((await shelves.Of(Brand)).Find(id) is not null)
        {
            await GrainFactory.GetGrain<IKnowledgeSourceGrain>(Brand.ToString()).Count(id, one.Views, one.Yes, one.No);
        }
    }
}
