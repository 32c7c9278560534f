using System.Data.Common;
using Dapper;

namespace Oqupie.Storage.Tests.Migrations;

public sealed class MigratorTests(StoresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_database_is_migrated_once(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var source = storage.NewSource();

        await StorageUnderTest.Migrate(source, Cancellation);
        var after = await Applied(source);
        await StorageUnderTest.Migrate(source, Cancellation);

        Assert.NotEmpty(after);
        Assert.Equal(after, await Applied(source), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Silos_that_start_at_the_same_time_do_not_migrate_twice()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, fixture.Server);
        var sources = Enumerable.Range(0, 4).Select(_ => storage.NewSource()).ToArray();

        await Task.WhenAll(sources.Select(source => Task.Run(() => StorageUnderTest.Migrate(source, Cancellation))));

        var applied = await Applied(sources[0]);
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), applied, StringComparer.Ordinal);
        await Task.WhenAll(sources.Select(source => source.DisposeAsync().AsTask()));
    }

    private static async Task<string[]> Applied(DbDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<string>("SELECT ScriptName FROM migration ORDER BY 1")];
    }
}
