using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Tests.Knowledge;

/// <summary>Whoever keeps a copy by this log misses nothing.</summary>
public abstract class KnowledgeLogContract(Stores stores)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected BrandId Brand { get; } = new(StoresFixture.NewAccount(), "cook");

    protected IKnowledgeLog Log => stores.KnowledgeLog;

    [Fact]
    public async Task What_happened_is_read_in_its_order_some_at_a_time()
    {
        var begin = await Log.End(Cancellation);
        await stores.Knowledge.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);
        await stores.Knowledge.Change(SomeKnowledge.Tree(Brand with { Local = "other" }, 0, SomeKnowledge.Category("c2")), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        await stores.Knowledge.Remove(new(Brand.Account, "a1"), Brand, 1, new() { At = SomeKnowledge.Monday, ByKind = ActorKind.Member, By = "lee" }, Cancellation);

        var first = await Read(begin, atLeast: 2, limit: 2);
        var rest = await Read(first[^1].Position, atLeast: 1);

        Assert.Equal(
            [("cook", typeof(SectionWritten)), ("a1", typeof(ArticleWritten)), ("a1", typeof(ArticleRemoved))],
            [.. first.Concat(rest).Select(logged => (logged.Id, logged.Happened.GetType()))]);
        Assert.Equal("c1", ((SectionWritten)first[0].Happened).Section);
        Assert.Empty(await Log.After(Brand, rest[^1].Position, 10, Cancellation));
    }

    [Fact]
    public async Task From_the_end_only_what_comes_later_is_missing()
    {
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a1")), Cancellation);
        var end = await Log.End(Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);

        Assert.Equal("a1", Assert.Single(await Log.Page(Brand, "", 1, Cancellation)).Article.Id);
        Assert.Equal("a2", (await Read(end, atLeast: 1))[^1].Id);
    }

    [Fact]
    public async Task Positions_of_other_logs_are_not_known()
    {
        Assert.True(await Log.Knows(await Log.End(Cancellation), Cancellation));
        Assert.False(await Log.Knows("999999999999999", Cancellation));
        Assert.False(await Log.Knows("999999999999999.7", Cancellation));
        Assert.False(await Log.Knows("nonsense", Cancellation));
    }

    [Fact]
    public async Task Articles_are_read_as_they_are_now_with_their_texts()
    {
        var article = SomeKnowledge.Article("c1", "a1");
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, article with { Version = 2, Title = "Second" }, "two"), Cancellation);
        await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", "a2")), Cancellation);

        var read = Assert.Single(await Log.Articles(Brand, ["a1", "none"], Cancellation));

        Assert.Equal(("Second", 2, "two"), (read.Article.Title, read.Article.Version, read.Body));
        Assert.Empty(await Log.Articles(Brand with { Local = "other" }, ["a1"], Cancellation));
    }

    [Fact]
    public async Task All_are_read_once_page_by_page()
    {
        foreach (var id in (string[])["a3", "a1", "a2", "b9", "0x"])
        {
            await stores.Knowledge.Write(SomeKnowledge.Version(Brand, SomeKnowledge.Article("c1", id)), Cancellation);
        }

        var all = new List<string>();

        for (var page = await Log.Page(Brand, "", 2, Cancellation); page.Length > 0; page = await Log.Page(Brand, page[^1].Article.Id, 2, Cancellation))
        {
            all.AddRange(page.Select(written => written.Article.Id));
        }

        Assert.Equal(["0x", "a1", "a2", "a3", "b9"], all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_tree_is_read_without_its_articles()
    {
        await stores.Knowledge.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);

        Assert.Equal("c1", Assert.Single(await Log.Sections(Brand, Cancellation)).Id);
    }

    /// <summary>What others have not committed may hold back what is committed, for as long as they take.</summary>
    protected async Task<ImmutableArray<LoggedKnowledge>> Read(string after, int atLeast, int limit = 100)
    {
        while (true)
        {
            var read = await Log.After(Brand, after, limit, Cancellation);

            if (read.Length >= atLeast)
            {
                return read;
            }

            await Task.Yield();
        }
    }
}

public sealed class MemoryKnowledgeLogTests(StoresFixture fixture) : KnowledgeLogContract(fixture.Memory);

public sealed class SqliteKnowledgeLogTests(StoresFixture fixture) : KnowledgeLogContract(fixture.Sqlite);
