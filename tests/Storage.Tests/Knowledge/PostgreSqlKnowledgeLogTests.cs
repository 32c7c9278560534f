using Dapper;

namespace Oqupie.Storage.Tests.Knowledge;

public sealed class PostgreSqlKnowledgeLogTests(StoresFixture fixture) : KnowledgeLogContract(fixture.PostgreSql)
{
    private const string Insert = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        VALUES (@account, 'article', @id, 1, 'cook', 0, 1, 'lee', 'article-removed', '{"type":"article-removed","at":"2026-01-05T09:00:00Z","byKind":"member","by":"lee"}')
        """;

    [Fact]
    public async Task What_commits_late_is_not_passed_over()
    {
        var begin = await Log.End(Cancellation);
        await using var slow = await fixture.PostgreSql.Source!.OpenConnectionAsync(Cancellation);
        await using var fast = await fixture.PostgreSql.Source!.OpenConnectionAsync(Cancellation);
        var transaction = await slow.BeginTransactionAsync(Cancellation);
        await slow.ExecuteAsync(Insert, new { account = Brand.Account.Value, id = "first" }, transaction);
        await fast.ExecuteAsync(Insert, new { account = Brand.Account.Value, id = "second" });

        Assert.Empty(await Log.After(Brand, begin, 10, Cancellation));
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(["first", "second"], (await Read(begin, atLeast: 2)).Select(logged => logged.Id));
    }
}
