using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Knowledge;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>That an article's plan is known to the schedule exactly while it is planned.</summary>
public abstract class ArticlePlanContract(Stores stores)
{
    private readonly DateTimeOffset _at = SomeDue.NewTime();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BrandId Brand { get; } = new(StoresFixture.NewAccount(), "cook");

    private Article Planned => SomeKnowledge.Article("c1", "a1") with { PublishAt = _at };

    [Fact]
    public async Task A_version_with_a_plan_puts_its_row()
    {
        await Write(Planned);

        var row = Assert.Single(await Rows());
        Assert.Equal(("article.publish", "a1", _at, Brand), (row.What, row.Key, row.At, ArticlePlan.Brand(row)));
        Assert.Contains(_at, stores.DueBell.Rung.Select(rung => rung.At));
    }

    [Fact]
    public async Task A_version_with_another_plan_moves_it()
    {
        await Write(Planned);

        await Write(Planned with { Version = 2, PublishAt = _at.AddDays(1) });

        Assert.Equal(_at.AddDays(1), Assert.Single(await Rows()).At);
    }

    [Fact]
    public async Task A_version_that_is_public_ends_it()
    {
        await Write(Planned);

        await Write(Planned with { Version = 2, PublishAt = null, State = KnowledgeState.Public });

        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task A_refused_version_changes_no_plan()
    {
        await Write(Planned);
        var before = await Rows();

        Assert.False(await stores.Knowledge.Write(SomeKnowledge.Version(Brand, Planned with { Version = 7, PublishAt = null }), Cancellation));
        Assert.False(await stores.Knowledge.Write(SomeKnowledge.Version(Brand, Planned with { Version = 7, PublishAt = _at.AddDays(1) }), Cancellation));

        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task A_deleted_article_is_planned_no_more()
    {
        await Write(Planned);
        var gone = new ArticleRemoved { At = _at, ByKind = ActorKind.Member, By = "lee" };

        Assert.True(await stores.Knowledge.Remove(new(Brand.Account, "a1"), Brand, 1, gone, Cancellation));

        Assert.Empty(await Rows());
    }

    private async Task Write(Article article) => Assert.True(await stores.Knowledge.Write(SomeKnowledge.Version(Brand, article), Cancellation));

    private Task<IReadOnlyList<DueItem>> Rows() => stores.Due.Of(Brand.Account, Cancellation);
}

public sealed class MemoryArticlePlanTests(StoresFixture fixture) : ArticlePlanContract(fixture.Memory);

public sealed class SqliteArticlePlanTests(StoresFixture fixture) : ArticlePlanContract(fixture.Sqlite);

public sealed class PostgreSqlArticlePlanTests(StoresFixture fixture) : ArticlePlanContract(fixture.PostgreSql);
