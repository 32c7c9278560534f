using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Tests.Knowledge;

/// <summary>Whoever keeps a copy reads how things are.</summary>
public abstract class StoredArticlesContract(Stores stores)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected BrandId Brand { get; } = new(StoresFixture.NewAccount(), "cook");

    protected IStoredArticles Stored => stores.StoredArticles;

    [Fact]
    public async Task Articles_are_read_as_they_are_now_with_their_texts()
    {
        var article = SomeKnowledge.Article("c1", "a1");
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = "Second" }, "two"), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);

        var read = Assert.Single(await Stored.Articles(Brand, ["a1", "none"], Cancellation));

        Assert.Equal(("Second", 2, "two"), (read.Article.Title, read.Article.Version, read.Body));
        Assert.Empty(await Stored.Articles(Brand with { Local = "other" }, ["a1"], Cancellation));
    }

    [Fact]
    public async Task All_are_read_once_page_by_page()
    {
        foreach (var id in (string[])["a3", "a1", "a2", "b9", "0x"])
        {
            await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", id)), Cancellation);
        }

        var all = new List<string>();

        for (var page = await Stored.Page(Brand, "", 2, Cancellation); page.Length > 0; page = await Stored.Page(Brand, page[^1].Article.Id, 2, Cancellation))
        {
            all.AddRange(page.Select(written => written.Article.Id));
        }

        Assert.Equal(["0x", "a1", "a2", "a3", "b9"], all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_tree_is_read_without_its_articles()
    {
        await stores.Knowledge.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);

        Assert.Equal("c1", Assert.Single(await Stored.Sections(Brand, Cancellation)).Id);
    }
}

public sealed class MemoryStoredArticlesTests(StoresFixture fixture) : StoredArticlesContract(fixture.Memory);

public sealed class SqliteStoredArticlesTests(StoresFixture fixture) : StoredArticlesContract(fixture.Sqlite);

public sealed class PostgreSqlStoredArticlesTests(StoresFixture fixture) : StoredArticlesContract(fixture.PostgreSql);
