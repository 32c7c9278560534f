using Dapper;
using Oqupie.Grains.Log;
using Oqupie.Storage.Log;

namespace Oqupie.Storage.Tests.Log;

/// <summary>A position that is stored in the transaction of the effect.</summary>
public abstract class SqlFollowerStoreContract(Stores stores) : FollowerStoreContract(stores)
{
    private const string Effect = "INSERT INTO wish (account, kind, id, wish, version) VALUES ($1, 'effect', '1', '1', 1)";

    private readonly Stores _stores = stores;

    [Fact]
    public async Task The_effect_is_kept_where_the_follower_stands_where_it_did()
    {
        await Store.Begin(Follower, "p1", Cancellation);

        await Write(To("p1", "p2"));

        Assert.Equal(("p2", 1), ((await Store.Load(Follower, Cancellation)).Position, await Effects()));
    }

    [Fact]
    public async Task Nothing_of_the_effect_is_kept_where_another_went_on()
    {
        await Store.Begin(Follower, "p1", Cancellation);
        await Store.Advance(To("p1", "p2"), Cancellation);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Write(To("p1", "p3")));

        Assert.Equal(("p2", 0), ((await Store.Load(Follower, Cancellation)).Position, await Effects()));
    }

    private Task<int> Write(FollowedTo to) => _stores.Writer!.Write(Cancellation, [.. FollowerStatements.Of(to), new(Effect, Follower.Consumer)]);

    private async Task<long> Effects()
    {
        await using var connection = await _stores.Source!.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM wish WHERE account = @account", new { account = Follower.Consumer });
    }
}

public sealed class SqliteFollowerStoreTests(StoresFixture fixture) : SqlFollowerStoreContract(fixture.Sqlite);

public sealed class PostgreSqlFollowerStoreTests(StoresFixture fixture) : SqlFollowerStoreContract(fixture.PostgreSql);
