using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Knowledge;

public sealed partial class MemoryKnowledgeStore : IKnowledgeStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BrandId, long> _trees = [];
    private readonly Dictionary<(BrandId Brand, string Id), Section> _sections = [];
    private readonly Dictionary<ArticleId, (BrandId Brand, Article Article)> _articles = [];
    private readonly Dictionary<(ArticleId Article, long Version), ArticleText> _texts = [];
    private readonly Dictionary<ArticleId, ArticleCount> _counts = [];
    private readonly MemoryTables _tables;
    private readonly MemoryEventLog _log;
    private bool _failing;

    public MemoryKnowledgeStore()
        : this(new(), new())
    {
    }

    internal MemoryKnowledgeStore(MemoryTables tables, MemoryEventLog log) => (_tables, _log) = (tables, log);

    /// <summary>The next write fails and leaves nothing.</summary>
    public void FailNextWrite() => _failing = true;

    public Task<StoredKnowledge> Load(BrandId brand, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new StoredKnowledge(
                _trees.GetValueOrDefault(brand),
                [.. _sections.Where(section => section.Key.Brand == brand).Select(section => section.Value)],
                [.. _articles.Values.Where(article => article.Brand == brand).Select(article => article.Article)]));
        }
    }

    public Task<bool> Change(TreeChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (IsRefused(_trees.GetValueOrDefault(change.Brand) == change.ExpectedVersion))
            {
                return Task.FromResult(false);
            }

            _trees[change.Brand] = change.ExpectedVersion + 1;

            foreach (var section in change.Sections)
            {
                _sections[(change.Brand, section.Id)] = section;
            }

            if (change.Removed is { } removed)
            {
                _sections.Remove((change.Brand, removed));
            }

            Place(change.Brand, change.Moved);
            Append(change.Brand, KnowledgeJson.TreeKind, change.Brand.Local, change.ExpectedVersion + 1, change.Happened);
            return Task.FromResult(true);
        }
    }

    public Task<bool> Write(ArticleChange change, CancellationToken cancellationToken)
    {
        var id = new ArticleId(change.Brand.Account, change.Article.Id);

        lock (_gate)
        {
            var version = _articles.TryGetValue(id, out var known) ? known.Article.Version : 0;

            if (IsRefused(version == change.Article.Version - 1))
            {
                return Task.FromResult(false);
            }

            _articles[id] = (change.Brand, change.Article);
            _texts[(id, change.Text.Version)] = change.Text;
            Place(change.Brand, change.Shifted);
            Plan(id, change.Plan);
            Append(change.Brand, KnowledgeJson.ArticleKind, id.Local, change.Article.Version, change.Happened);
        }

        if (change.Plan is { } plan)
        {
            _tables.RingFor(id.Account, [plan]);
        }

        return Task.FromResult(true);
    }

    public Task<bool> Remove(ArticleId article, BrandId brand, long version, ArticleRemoved happened, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (IsRefused(_articles.TryGetValue(article, out var known) && known.Article.Version == version))
            {
                return Task.FromResult(false);
            }

            _articles.Remove(article);
            _counts.Remove(article);
            Plan(article, plan: null);

            foreach (var text in _texts.Keys.Where(text => text.Article == article).ToList())
            {
                _texts.Remove(text);
            }

            Append(brand, KnowledgeJson.ArticleKind, article.Local, version + 1, happened);
            return Task.FromResult(true);
        }
    }

    public Task<ArticleText?> Read(ArticleId article, long version, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_texts.GetValueOrDefault((article, version)));
        }
    }

    public Task<ImmutableArray<ArticleText>> Versions(ArticleId article, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(ImmutableArray.CreateRange(_texts.Where(text => text.Key.Article == article)
                .Select(text => text.Value with { Body = "" })
                .OrderByDescending(text => text.Version)
                .Take(limit)));
        }
    }

    public Task Count(BrandId brand, ImmutableDictionary<string, ArticleCount> more, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (id, count) in more)
            {
                var article = new ArticleId(brand.Account, id);

                if (_articles.TryGetValue(article, out var known) && known.Brand == brand)
                {
                    var before = _counts.GetValueOrDefault(article);
                    _counts[article] = new(before.Views + count.Views, before.Yes + count.Yes, before.No + count.No);
                }
            }

            return Task.CompletedTask;
        }
    }

    public Task<ArticleCount> Counted(ArticleId article, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_counts.GetValueOrDefault(article));
        }
    }

    private bool IsRefused(bool expected)
    {
        if (_failing)
        {
            _failing = false;
            throw new IOException("The storage is out of order.");
        }

        return !expected;
    }

    private void Plan(ArticleId article, DueRow? plan)
    {
        lock (_tables.Gate)
        {
            if (plan is null)
            {
                _tables.Due.Remove((article.Account, ArticlePlan.What, article.Local));
            }
            else
            {
                _tables.Put(article.Account, plan);
            }
        }
    }

    private void Place(BrandId brand, ImmutableArray<Article> moved)
    {
        foreach (var article in moved)
        {
            var id = new ArticleId(brand.Account, article.Id);
            _articles[id] = (brand, _articles[id].Article with { Parent = article.Parent, Position = article.Position });
        }
    }
}
