using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Testing.Knowledge;

public sealed partial class MemoryKnowledgeStore : IStoredArticles
{
    public async Task<ImmutableArray<Section>> Sections(BrandId brand, CancellationToken cancellationToken) => (await Load(brand, cancellationToken)).Sections;

    public Task<ImmutableArray<WrittenArticle>> Articles(BrandId brand, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(ImmutableArray.CreateRange(Written(brand).Where(written => ids.Contains(written.Article.Id))));
        }
    }

    public Task<ImmutableArray<WrittenArticle>> Page(BrandId brand, string after, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(ImmutableArray.CreateRange(Written(brand)
                .Where(written => string.CompareOrdinal(written.Article.Id, after) > 0)
                .OrderBy(written => written.Article.Id, StringComparer.Ordinal)
                .Take(limit)));
        }
    }

    private IEnumerable<WrittenArticle> Written(BrandId brand) =>
        from one in _articles
        where one.Value.Brand == brand
        select new WrittenArticle(one.Value.Article, _texts[(one.Key, one.Value.Article.Version)].Body);

    private void Append(BrandId brand, string kind, string id, long version, KnowledgeEvent happened) => _log.Add(new()
    {
        Position = "",
        Account = brand.Account,
        Kind = kind,
        Stream = id,
        Version = version,
        Brand = brand.Local,
        At = happened.At,
        ByKind = happened.ByKind,
        By = happened.By,
        Type = KnowledgeJson.TypeOf(happened),
        Payload = KnowledgeJson.Write(happened),
    });
}
