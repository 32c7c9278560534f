using System.Data.Common;
using Dapper;
using Npgsql;
using Oqupie.Grains.Log;

namespace Oqupie.Storage.Tests.Log;

public sealed class PostgreSqlEventLogTests(StoresFixture fixture) : SqlEventLogContract(fixture, StorageProvider.PostgreSql)
{
    private const string Insert = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        VALUES (@account, 'article', @id, 1, 'cook', 0, 1, 'lee', 'article-removed', '{}')
        """;

    private readonly StoresFixture _fixture = fixture;

    [Fact]
    public async Task What_commits_late_is_not_passed_over()
    {
        var begin = await Log.End(Cancellation);
        await using var slow = await _fixture.PostgreSql.Source!.OpenConnectionAsync(Cancellation);
        await using var fast = await _fixture.PostgreSql.Source!.OpenConnectionAsync(Cancellation);
        var transaction = await slow.BeginTransactionAsync(Cancellation);
        await slow.ExecuteAsync(Insert, new { account = Brand.Account.Value, id = "first" }, transaction);
        await fast.ExecuteAsync(Insert, new { account = Brand.Account.Value, id = "second" });

        var held = await Log.After(begin, null, 10, new() { Account = Brand.Account }, Cancellation);
        Assert.Empty(held.Events);
        Assert.True(held.ComesSoon);
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(["first", "second"], (await Read(begin, atLeast: 2)).Events.Select(logged => logged.Stream));
    }

    [Fact]
    public async Task A_copy_of_a_database_is_another_era_and_is_read_from_the_beginning()
    {
        await using var first = await StorageUnderTest.New(StorageProvider.PostgreSql, _fixture.Server);
        string end;

        await using (var stores = await Stores.On(first, Cancellation))
        {
            await Write(stores, "a1");
            await Write(stores, "a2");
            end = await stores.Log.End(Cancellation);
        }

        NpgsqlConnection.ClearAllPools();
        await using var copy = await StorageUnderTest.CopyOf(first, Cancellation);
        await using var stores2 = await Stores.On(copy, Cancellation);
        await Write(stores2, "a3");

        Assert.False(await stores2.Log.Knows(end, Cancellation));
        Assert.Equal(["a1", "a2", "a3"], (await stores2.Log.After(LogPage.Begin, null, 10, LogFilter.All, Cancellation)).Events.Select(one => one.Stream));
    }

    [Fact]
    public async Task What_came_from_another_server_is_read_before_what_is_written_here_whatever_its_transactions_were()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, _fixture.Server);
        await using var stores = await Stores.On(storage, Cancellation);
        await Write(stores, "a1");
        await Write(stores, "a2");

        await using (var connection = await stores.Source!.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("UPDATE event SET xid = CAST('90071992547' AS xid8); UPDATE log_era SET server = 'elsewhere'");
        }

        await StorageUnderTest.Migrate(stores.Source!, Cancellation);
        var came = await stores.Log.End(Cancellation);
        await Write(stores, "a3");
        var all = new List<string>();

        for (var page = await One(LogPage.Begin); page.Events is [var only]; page = await One(page.Position))
        {
            all.Add(only.Stream);
        }

        Assert.Equal(["a1", "a2", "a3"], all);
        Assert.Equal("a3", Assert.Single((await stores.Log.After(came, null, 10, LogFilter.All, Cancellation)).Events).Stream);

        Task<LogPage> One(string after) => stores.Log.After(after, null, 1, LogFilter.All, Cancellation);
    }

    [Fact]
    public async Task An_ordinary_user_follows_too_and_is_told_of_another_server()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, _fixture.Server);
        await using var ordinary = await storage.OwnedByAnOrdinaryUser(Cancellation);
        await using var stores = await Stores.On(ordinary, Cancellation);
        await Write(stores, "a1");

        Assert.True(await stores.Log.Knows(await stores.Log.End(Cancellation), Cancellation));
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);
        Assert.Equal("off", await connection.ExecuteScalarAsync<string>("SELECT current_setting('is_superuser')"));
        Assert.Matches("^[0-9]+/[0-9]+$", await Server(connection));
    }

    private static Task<string?> Server(DbConnection connection) => connection.ExecuteScalarAsync<string>("SELECT server FROM log_era");
}
