using Dapper;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Log;
using Oqupie.Storage.Tests.Knowledge;

namespace Oqupie.Storage.Tests.Log;

/// <summary>What only a database can get wrong.</summary>
public abstract class SqlEventLogContract(StoresFixture fixture, StorageProvider provider)
    : EventLogContract(provider is StorageProvider.Sqlite ? fixture.Sqlite : fixture.PostgreSql)
{
    private const string Insert = """
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        VALUES (@account, 'article', 'a1', 1, 'cook', 0, 1, 'lee', 'said-by-a-newer-version', '{"type":"said-by-a-newer-version"}')
        """;

    private readonly Stores _stores = provider is StorageProvider.Sqlite ? fixture.Sqlite : fixture.PostgreSql;

    [Fact]
    public async Task A_type_that_nobody_knows_here_is_read_all_the_same()
    {
        var begin = await Log.End(Cancellation);
        await using var connection = await _stores.Source!.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(Insert, new { account = Brand.Account.Value });

        Assert.Equal("said-by-a-newer-version", Assert.Single((await Read(begin, atLeast: 1)).Events).Type);
    }

    [Fact]
    public async Task A_database_that_was_put_back_is_another_era_to_who_was_further()
    {
        await using var alone = await StorageUnderTest.New(provider, fixture.Server);
        await using var stores = await Stores.On(alone, Cancellation);
        await Write(stores, "a1");
        var before = await stores.Log.End(Cancellation);
        await Write(stores, "a2");
        var after = await stores.Log.End(Cancellation);

        await PutBack(stores, to: before);

        Assert.False(await stores.Log.Knows(after, Cancellation));
        Assert.True(await stores.Log.Knows(before, Cancellation));
    }

    [Fact]
    public async Task A_database_that_was_put_back_and_written_on_is_another_era_to_who_was_further()
    {
        await using var alone = await StorageUnderTest.New(provider, fixture.Server);
        await using var stores = await Stores.On(alone, Cancellation);
        await Write(stores, "a1");
        var before = await stores.Log.End(Cancellation);
        await Write(stores, "a2");
        var after = await stores.Log.End(Cancellation);

        await PutBack(stores, to: before);
        await Write(stores, "a3");

        Assert.False(await stores.Log.Knows(after, Cancellation));
        Assert.False((await stores.Log.After(after, null, 10, LogFilter.All, Cancellation)).IsKnown);
        Assert.Equal("a3", Assert.Single((await stores.Log.After(before, null, 10, LogFilter.All, Cancellation)).Events).Stream);
    }

    [Fact]
    public async Task Another_database_is_another_era()
    {
        await using var alone = await StorageUnderTest.New(provider, fixture.Server);
        await using var stores = await Stores.On(alone, Cancellation);

        Assert.NotEqual(await Log.Era(Cancellation), await stores.Log.Era(Cancellation));
        Assert.False(await Log.Knows(await stores.Log.End(Cancellation), Cancellation));
    }

    protected static async Task Write(Stores stores, string article)
    {
        await stores.Knowledge.Write(SomeKnowledge.Version(new(new("acme"), "cook"), SomeKnowledge.Article("c1", article)), Cancellation);

        while (stores.Log is { } log && (await log.After(await log.End(Cancellation), null, 1, LogFilter.All, Cancellation)).ComesSoon)
        {
            await Task.Yield(); // Another database's transaction may still be open.
        }
    }

    /// <summary>As a copy from that moment would be: what came later is not there, and the next event gets the number that the first lost one had.</summary>
    private static async Task PutBack(Stores stores, string to)
    {
        var number = long.Parse(to.Split(':')[1].Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("DELETE FROM event WHERE position > @number", new { number });

        if (connection is Npgsql.NpgsqlConnection)
        {
            await connection.ExecuteAsync($"ALTER TABLE event ALTER COLUMN position RESTART WITH {number + 1}");
        }
    }
}

public sealed class SqliteEventLogTests(StoresFixture fixture) : SqlEventLogContract(fixture, StorageProvider.Sqlite);
