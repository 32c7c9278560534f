using System.Data.Common;
using Dapper;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>A look at what is due reads an index from where it is needed, however many rows wait, and sorts nothing.</summary>
public sealed class DuePlanTests(StoresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Looks => [SqlDueStore.SelectNext, SqlDueStore.SelectDue];

    [Theory, MemberData(nameof(Looks))]
    public async Task SQLite_reads_the_index(string look)
    {
        var plan = await Explain(fixture.Sqlite.Source!, look);

        Assert.DoesNotContain(plan, step => step.Contains("B-TREE", StringComparison.Ordinal));
        var step = Assert.Single(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal));
        Assert.Contains("due_next (shard=?", step, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task PostgreSQL_reads_the_index(string look)
    {
        var plan = await Explain(fixture.PostgreSql.Source!, look);

        Assert.Contains(plan, step => step.Contains(" using due_next ", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("Sort", StringComparison.Ordinal) || step.Contains("Filter", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Explain(DbDataSource source, string look)
    {
        var parameters = new { shard = 1L, now = 5L, after = 3L, account = "a", what = "w", key = "k", limit = 10 };
        await using var connection = await source.OpenConnectionAsync(Cancellation);

        if (source is not SqliteDataSource)
        {
            // The table of the tests is too small for an index to be worth it.
            await connection.ExecuteAsync("SET enable_seqscan = off; SET enable_bitmapscan = off");
            return [.. await connection.QueryAsync<string>($"EXPLAIN {look}", parameters)];
        }

        var steps = new List<string>();
        await using var reader = await connection.ExecuteReaderAsync($"EXPLAIN QUERY PLAN {look}", parameters);

        while (await reader.ReadAsync(Cancellation))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
