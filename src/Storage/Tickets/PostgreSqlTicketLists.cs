using Dapper;
using Npgsql;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Storage.Tickets;

/// <summary>Lists on PostgreSQL. Appends leave their difference beside the counters, so that none waits for another's row; folding takes them in.</summary>
internal sealed class PostgreSqlTicketLists(NpgsqlDataSource source) : SqlTicketLists(source, nameIndexes: false)
{
    // One statement, so a reader sees each difference once: before in the one table or after in the other. One folder at a time and account.
    private const string Fold = """
        WITH alone AS (SELECT pg_try_advisory_xact_lock(hashtextextended('box_count ' || @account, 0)) AS yes),
        taken AS (
            DELETE FROM box_count_delta d USING alone WHERE alone.yes AND d.account = @account
            RETURNING d.account, d.brand, d.box, d.status, d.assignee_member, d.assignee_group, d.channel_kind, d.n)
        INSERT INTO box_count AS c (account, brand, box, status, assignee_member, assignee_group, channel_kind, n)
        SELECT account, brand, box, status, assignee_member, assignee_group, channel_kind, sum(n)
        FROM taken
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING sum(n) <> 0
        ON CONFLICT (account, brand, box, status, assignee_member, assignee_group, channel_kind) DO UPDATE SET n = c.n + excluded.n
        """;

    protected override string Counters => """
        SELECT brand, box, status, assignee_member, assignee_group, channel_kind, n FROM box_count WHERE account = @account
        UNION ALL
        SELECT brand, box, status, assignee_member, assignee_group, channel_kind, n FROM box_count_delta WHERE account = @account
        """;

    public override async Task FoldCounts(AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Fold, new { account = account.Value }, cancellationToken: cancellationToken));
    }
}
