using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Tests.Knowledge;

/// <summary>The tree, the articles with their versions, and what of them happens once or not at all.</summary>
public abstract class KnowledgeStoreContract(Stores stores)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected BrandId Brand { get; } = new(StoresFixture.NewAccount(), "cook");

    private IKnowledgeStore Store => stores.Knowledge;

    [Fact]
    public async Task Nothing_is_an_empty_tree()
    {
        var stored = await Store.Load(Brand, Cancellation);

        Assert.Equal((0, 0, 0), (stored.Version, stored.Sections.Length, stored.Articles.Length));
    }

    [Fact]
    public async Task What_was_written_is_read_again()
    {
        var category = SomeKnowledge.Category();
        var folder = category with { Id = "f1", Kind = SectionKind.Folder, Parent = category.Id, State = KnowledgeState.Member, Position = -7 };
        var article = SomeKnowledge.Article(folder.Id);

        Assert.True(await Store.Change(SomeKnowledge.Tree(Brand, 0, category, folder), Cancellation));
        Assert.True(await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation));

        var stored = await Store.Load(Brand, Cancellation);
        Assert.Equal(1, stored.Version);
        Assert.Equal([category, folder], stored.Sections.OrderByDescending(section => section.Position));
        var read = Assert.Single(stored.Articles);
        Assert.Equal(article.Tags, read.Tags);
        Assert.Equal(article with { Tags = [] }, read with { Tags = [] });
    }

    [Fact]
    public async Task Brands_and_accounts_do_not_see_each_other()
    {
        await Store.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);
        await Store.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);

        Assert.Empty((await Store.Load(Brand with { Local = "other" }, Cancellation)).Articles);
        Assert.Empty((await Store.Load(Brand with { Account = StoresFixture.NewAccount() }, Cancellation)).Sections);
        Assert.Null(await Store.Read(new(StoresFixture.NewAccount(), "a1"), 1, Cancellation));
    }

    [Fact]
    public async Task A_tree_that_moved_on_takes_nothing()
    {
        var first = SomeKnowledge.Category();
        await Store.Change(SomeKnowledge.Tree(Brand, 0, first), Cancellation);

        Assert.False(await Store.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category()), Cancellation));
        Assert.False(await Store.Change(SomeKnowledge.Tree(Brand, 2, first with { Name = "other" }), Cancellation));

        Assert.Equal([first], (await Store.Load(Brand, Cancellation)).Sections);
    }

    [Fact]
    public async Task An_article_that_moved_on_takes_nothing()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        await Store.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = "Second" }, "two"), Cancellation);

        Assert.False(await Store.Write(SomeKnowledge.Version(Brand, article with { Title = "Again" }, "lost"), Cancellation));
        Assert.False(await Store.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = "Late" }, "lost"), Cancellation));

        Assert.Equal("Second", Assert.Single((await Store.Load(Brand, Cancellation)).Articles).Title);
        Assert.Equal("two", (await Text(article.Id, 2))!.Body);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_one_wins()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation);

        var wrote = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            Store.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = $"By {n}" }, $"By {n}"), Cancellation)));

        var winner = Assert.Single(wrote.Index(), one => one.Item).Index;
        Assert.Equal($"By {winner}", (await Text(article.Id, 2))!.Body);
        Assert.Equal(2, (await Store.Versions(Id(article.Id), 10, Cancellation)).Length);
    }

    [Fact]
    public async Task Every_version_stays_as_it_was()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Write(SomeKnowledge.Version(Brand, article, "one"), Cancellation);
        await Store.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = "Two", PublishAt = null }, "two"), Cancellation);

        Assert.Equal((article.Title, "one", article.PublishAt), await Text(article.Id, 1) is { } one ? (one.Title, one.Body, one.PublishAt) : default);
        Assert.Equal([(2, "Two"), (1, article.Title)], (await Store.Versions(Id(article.Id), 10, Cancellation)).Select(text => (text.Version, text.Title)));
        Assert.Equal(2, Assert.Single(await Store.Versions(Id(article.Id), 1, Cancellation)).Version);
    }

    [Fact]
    public async Task A_move_leaves_the_version()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation);

        await Store.Change(SomeKnowledge.Tree(Brand, 0) with { Moved = [article with { Parent = "c2", Position = 5, Title = "not this" }] }, Cancellation);

        var moved = Assert.Single((await Store.Load(Brand, Cancellation)).Articles);
        Assert.Equal(("c2", 5, 1, article.Title), (moved.Parent, moved.Position, moved.Version, moved.Title));
    }

    [Fact]
    public async Task Others_make_room_with_the_version_that_needs_it()
    {
        var (one, two) = (SomeKnowledge.Article("c1"), SomeKnowledge.Article("c1"));
        await Store.Write(SomeKnowledge.Version(Brand, one), Cancellation);

        await Store.Write(SomeKnowledge.Version(Brand, two) with { Shifted = [one with { Position = 2 }] }, Cancellation);

        Assert.Equal([two.Id, one.Id], (await Store.Load(Brand, Cancellation)).Articles.OrderBy(article => article.Position).Select(article => article.Id));
    }

    [Fact]
    public async Task What_is_removed_is_gone_with_all_its_versions()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);
        await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        var happened = new ArticleRemoved { At = SomeKnowledge.Monday, ByKind = ActorKind.Member, By = "lee" };

        Assert.False(await Store.Remove(Id(article.Id), Brand, 7, happened, Cancellation));
        Assert.True(await Store.Remove(Id(article.Id), Brand, 1, happened, Cancellation));
        await Store.Change(SomeKnowledge.Tree(Brand, 1) with { Removed = "c1" }, Cancellation);

        var stored = await Store.Load(Brand, Cancellation);
        Assert.Empty(stored.Articles);
        Assert.Empty(stored.Sections);
        Assert.Null(await Text(article.Id, 1));
        Assert.Empty(await Store.Versions(Id(article.Id), 10, Cancellation));
    }

    [Fact]
    public async Task Counts_add_up_where_there_is_something_to_count()
    {
        var article = SomeKnowledge.Article("c1");
        await Store.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        var more = ImmutableDictionary<string, ArticleCount>.Empty.Add(article.Id, new(3, 2, 1)).Add("none", new(1, 1, 1));

        await Store.Count(Brand, more, Cancellation);
        await Store.Count(Brand, more, Cancellation);

        Assert.Equal(new(6, 4, 2), await Store.Counted(Id(article.Id), Cancellation));
        Assert.Equal(default, await Store.Counted(Id("none"), Cancellation));
    }

    protected ArticleId Id(string article) => new(Brand.Account, article);

    private Task<ArticleText?> Text(string article, long version) => Store.Read(Id(article), version, Cancellation);
}

public sealed class MemoryKnowledgeStoreTests(StoresFixture fixture) : KnowledgeStoreContract(fixture.Memory);
