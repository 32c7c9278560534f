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

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_ran_under_a_former_name_does_not_run_again(StorageProvider provider)
    {
        await using var storage = await StorageUnderTest.New(provider, fixture.Server);
        await using var source = storage.NewSource();
        await StorageUnderTest.Migrate(source, Cancellation);
        var present = await Applied(source);
        string[] former = [.. WithFormerNames(present, provider)];
        await ReplaceJournal(source, former);

        await StorageUnderTest.Migrate(source, Cancellation);

        Assert.Equal(former.Union(present, StringComparer.Ordinal).Order(StringComparer.Ordinal), (await Applied(source)).Order(StringComparer.Ordinal));
    }

    /// <summary>As the version before wrote them.</summary>
    private static IEnumerable<string> WithFormerNames(string[] names, StorageProvider provider)
    {
        foreach (var name in names)
        {
            var former = name
                .Replace("0003_tickets", "0002_tickets", StringComparison.Ordinal)
                .Replace("0004_knowledge", "0003_knowledge", StringComparison.Ordinal)
                .Replace("0005_quiet_auto_reply", "0003_quiet_auto_reply", StringComparison.Ordinal)
                .Replace("0006_wire_journal", "0003_wire_journal", StringComparison.Ordinal)
                .Replace("0007_search", "0004_search", StringComparison.Ordinal)
                .Replace("0008_translations", "0005_translations", StringComparison.Ordinal);

            if (!former.Contains("0002_orleans_membership", StringComparison.Ordinal))
            {
                yield return former;
            }
            else if (provider is StorageProvider.PostgreSql)
            {
                yield return former.Replace("0002", "0001", StringComparison.Ordinal);
            }
        }
    }

    private static async Task ReplaceJournal(DbDataSource source, string[] names)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("DELETE FROM migration");
        await connection.ExecuteAsync(
            "INSERT INTO migration (scriptname, applied) VALUES (@name, @at)",
            names.Select(name => new { name, at = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Unspecified) }));
    }

    private static async Task<string[]> Applied(DbDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<string>("SELECT ScriptName FROM migration ORDER BY 1")];
    }
}
