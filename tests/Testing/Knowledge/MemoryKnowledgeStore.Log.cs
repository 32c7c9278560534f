using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Testing.Knowledge;

public sealed partial class MemoryKnowledgeStore : IKnowledgeLog
{
    private readonly List<(BrandId Brand, string Id, KnowledgeEvent Happened)> _log = [];
    private int _failingReads;

    /// <summary>So many of the next readings of events fail.</summary>
    public void FailReads(int count) => _failingReads = count;

    public Task<string> End(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_log.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    public Task<bool> Knows(string position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= _log.Count);
        }
    }

    public Task<ImmutableArray<LoggedKnowledge>> After(BrandId brand, string position, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_failingReads-- > 0)
            {
                throw new IOException("The storage is out of order.");
            }

            return Task.FromResult(_log.Index()
                .Skip(int.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture))
                .Where(entry => entry.Item.Brand == brand)
                .Take(limit)
                .Select(entry => new LoggedKnowledge((entry.Index + 1).ToString(CultureInfo.InvariantCulture), entry.Item.Id, entry.Item.Happened))
                .ToImmutableArray());
        }
    }

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

    private void Log(BrandId brand, string id, KnowledgeEvent happened) => _log.Add((brand, id, happened));
}
