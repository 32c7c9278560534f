using Dapper;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Tests.Knowledge;

/// <summary>What only a database can get wrong: the events that others follow.</summary>
public abstract class SqlKnowledgeStoreContract(Stores stores) : KnowledgeStoreContract(stores)
{
    private readonly Stores _stores = stores;

    [Fact]
    public async Task Each_change_is_one_event_and_a_refused_one_none()
    {
        var store = _stores.Knowledge;
        var article = SomeKnowledge.Article("c1", "a1");
        await store.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c1")), Cancellation);
        await store.Change(SomeKnowledge.Tree(Brand, 0, SomeKnowledge.Category("c2")), Cancellation);
        await store.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        await store.Write(SomeKnowledge.Version(Brand, article), Cancellation);
        await store.Write(SomeKnowledge.Version(Brand, article with { Version = 2 }), Cancellation);
        await store.Remove(Id("a1"), Brand, 2, new ArticleRemoved { At = SomeKnowledge.Monday, ByKind = ActorKind.Member, By = "lee" }, Cancellation);

        await using var connection = await _stores.Source!.OpenConnectionAsync(Cancellation);
        var events = await connection.QueryAsync<(string Kind, string Id, long Version, string Type, string By, string Payload)>(
            "SELECT kind, id, version, type, by_id, CAST(payload AS text) FROM event WHERE account = @account AND brand = 'cook' ORDER BY position",
            new { account = Brand.Account.Value });

        Assert.Equal(
            [
                ("knowledge", "cook", 1, "section-written", "lee"),
                ("article", "a1", 1, "article-written", "lee"),
                ("article", "a1", 2, "article-written", "lee"),
                ("article", "a1", 3, "article-removed", "lee"),
            ],
            events.Select(one => (one.Kind, one.Id, one.Version, one.Type, one.By)));
        Assert.All(events, one => Assert.StartsWith($$"""{"type":"{{one.Type}}",""", one.Payload, StringComparison.Ordinal));
    }
}

public sealed class SqliteKnowledgeStoreTests(StoresFixture fixture) : SqlKnowledgeStoreContract(fixture.Sqlite);

public sealed class PostgreSqlKnowledgeStoreTests(StoresFixture fixture) : SqlKnowledgeStoreContract(fixture.PostgreSql);
