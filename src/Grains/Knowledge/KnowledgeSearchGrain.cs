using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Knowledge;

/// <remarks>
/// Each silo answers from its own index. What customers are shown is also asked of the public shelf, so that an index that is behind gives nothing away.
/// </remarks>
[StatelessWorker(32)]
[GrainType("knowledge-search")]
internal sealed class KnowledgeSearchGrain(ArticleFinder finder, ShelfCache shelves, BrandCache brands) : Grain, IKnowledgeSearchGrain, IPortalSearchGrain
{
    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<KnowledgeHits>> Search(Actor actor, KnowledgeQuestion question, CancellationToken cancellationToken) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal : await Search(new ArticleReader(actor.Id), question, cancellationToken);

    public async Task<Outcome<ImmutableArray<KnowledgeSuggestion>>> Suggest(Actor actor, string text, int limit, CancellationToken cancellationToken) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal : await Suggest(new ArticleReader(actor.Id), text, limit, cancellationToken);

    public Task<KnowledgeHits> Search(KnowledgeQuestion question, CancellationToken cancellationToken) =>
        Search(ArticleReader.Anybody, question, cancellationToken);

    public Task<ImmutableArray<KnowledgeSuggestion>> Suggest(string text, int limit, CancellationToken cancellationToken) =>
        Suggest(ArticleReader.Anybody, text, limit, cancellationToken);

    private async Task<KnowledgeHits> Search(ArticleReader reader, KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        if (await brands.Find(Brand.Account, Brand.Local) is not { } brand)
        {
            return new() { Total = 0 };
        }

        var found = await finder.Search(brand.Language, Brand, reader, question, cancellationToken);
        var shelf = await shelves.Of(Brand);
        var hits = found.Hits.Select(hit => new KnowledgeHit
        {
            Id = hit.Id,
            Title = hit.Title,
            TitleHtml = hit.TitleHtml,
            SnippetHtml = hit.SnippetHtml,
            Path = hit.Path,
            Score = Math.Round(hit.Score, 4),
            Url = Url(brand, shelf, hit.Id),
        });
        return new() { Total = found.Total, Items = [.. hits.Where(hit => reader.Member is not null || hit.Url is not null)] };
    }

    private async Task<ImmutableArray<KnowledgeSuggestion>> Suggest(ArticleReader reader, string text, int limit, CancellationToken cancellationToken)
    {
        if (await brands.Find(Brand.Account, Brand.Local) is not { } brand)
        {
            return [];
        }

        var found = await finder.Suggest(Brand, reader, text, limit, cancellationToken);
        var shelf = await shelves.Of(Brand);
        var suggestions = found.Select(one => new KnowledgeSuggestion { Id = one.Id, Title = one.Title, Url = Url(brand, shelf, one.Id) });
        return [.. suggestions.Where(one => reader.Member is not null || one.Url is not null)];
    }

    private static string? Url(BrandInfo brand, PortalShelf shelf, string article) =>
        shelf.Find(article) is null ? null : $"/portal/{brand.Slug}/articles/{article}";
}
