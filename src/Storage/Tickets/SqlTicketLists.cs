using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>Lists and counts; the databases differ in how they are led to an index, and in where counts gather.</summary>
internal abstract class SqlTicketLists(DbDataSource source, bool nameIndexes) : ITicketLists
{
    /// <summary>Rows of account, brand, box, status, assignee_member, assignee_group, channel_kind, n; their sums are the truth.</summary>
    protected abstract string Counters { get; }

    /// <summary>False goes along the order whatever is asked, as where every filter is passed by many: a test needs no million tickets for it.</summary>
    internal bool LooksForFew { get; init; } = true;

    protected DbDataSource Source => source;

    public async Task<TicketListPage> Page(Actor asker, TicketQuery query, TicketListPart part, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var few = LooksForFew ? await FewTickets.Find(connection, asker, query, nameIndexes, cancellationToken) : null;
        var made = few is null ? await MadeBetween.Find(connection, asker, query, cancellationToken) : null;
        var sql = new TicketPageSql(asker, query, part, made, few, nameIndexes).Write();
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<TicketRow>(query.Limit);

        while (rows.Count < query.Limit && await reader.ReadAsync(cancellationToken))
        {
            rows.Add(TicketColumns.Read(reader));
        }

        return new(rows.ToImmutable(), rows.Count == query.Limit && await reader.ReadAsync(cancellationToken));
    }

    public async Task<BoxCounts> Counts(Actor asker, string? brand, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        var me = sql.Parameter(asker.Self);
        var visible = Visibility.Of(asker, sql) is { } condition ? $" AND {condition}" : "";
        var narrowed = brand is null ? "" : $" AND brand = {sql.Parameter(brand)}";
        sql.Parameters.Add("account", asker.Account.Value);
        sql.Add($"""
            SELECT {Sum("box = 1 AND status < 4")},
                {Sum($"box = 1 AND status < 4 AND assignee_member = {me}")},
                {Sum($"box = 1 AND status < 4 AND {sql.In("assignee_group", asker.Groups)}")},
                {Sum("box = 1 AND status < 4 AND assignee_member = '' AND assignee_group = ''")},
                {Sum("box = 1 AND status < 4 AND channel_kind = 'googlePlay'")},
                {Sum("box = 2")},
                {Sum("box = 3")},
                {Sum("box = 4")}
            FROM ({Counters}) AS counter
            WHERE 1 = 1{visible}{narrowed}
            """);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return new()
        {
            All = reader.GetInt32(0),
            Mine = reader.GetInt32(1),
            Groups = reader.GetInt32(2),
            Unassigned = reader.GetInt32(3),
            GooglePlay = reader.GetInt32(4),
            Blocked = reader.GetInt32(5),
            Deleted = reader.GetInt32(6),
            Asleep = reader.GetInt32(7),
        };
    }

    public async Task<ImmutableArray<BoxTally>> Tally(AccountId account, ImmutableArray<string> brands, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"""
            SELECT brand, assignee_member, assignee_group,
                {Sum("box = 1")} AS open, {Sum("box = 1 AND channel_kind = 'googlePlay'")} AS google_play,
                {Sum("box = 2")} AS blocked, {Sum("box = 3")} AS deleted, {Sum("box = 4")} AS asleep
            FROM ({Counters}) AS counter
            WHERE (box <> 1 OR status < 4) AND {sql.In("brand", brands)}
            GROUP BY brand, assignee_member, assignee_group
            HAVING sum(CASE WHEN box = 1 THEN n ELSE 0 END) <> 0
                OR sum(CASE WHEN box = 2 THEN n ELSE 0 END) <> 0
                OR sum(CASE WHEN box = 3 THEN n ELSE 0 END) <> 0
                OR sum(CASE WHEN box = 4 THEN n ELSE 0 END) <> 0
            """);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var tallies = ImmutableArray.CreateBuilder<BoxTally>();

        while (await reader.ReadAsync(cancellationToken))
        {
            tallies.Add(new()
            {
                Brand = reader.GetString(0),
                Member = reader.GetString(1) is { Length: > 0 } member ? member : null,
                Group = reader.GetString(2) is { Length: > 0 } group ? group : null,
                Open = reader.GetInt32(3),
                GooglePlay = reader.GetInt32(4),
                Blocked = reader.GetInt32(5),
                Deleted = reader.GetInt32(6),
                Asleep = reader.GetInt32(7),
            });
        }

        return tallies.ToImmutable();
    }

    public abstract Task FoldCounts(AccountId account, CancellationToken cancellationToken);

    private static string Sum(string condition) => $"CAST(coalesce(sum(CASE WHEN {condition} THEN n ELSE 0 END), 0) AS integer)";
}
