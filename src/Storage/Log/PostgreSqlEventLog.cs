using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Oqupie.Grains.Log;

namespace Oqupie.Storage.Log;

/// <summary>
/// Numbers are given before commits, so they are no order of commits. Below the oldest transaction that still runs nothing can appear any more: there one goes
/// by transaction and number. Transactions of another server mean nothing here: events that came with the database ("settled") go by number, before all others.
/// </summary>
internal sealed class PostgreSqlEventLog(NpgsqlDataSource source) : SqlEventLog(source)
{
    // The second condition is asked once and keeps a database that was just put here from being searched for what it cannot have.
    private const string SelectEnd = $"""
        SELECT e.era, e.settled, l.transaction, l.position, {LogRows.PrintColumns},
            COALESCE((SELECT position > e.settled AND xid >= pg_snapshot_xmin(pg_current_snapshot()) FROM event ORDER BY position DESC LIMIT 1), false)
        FROM log_era e LEFT JOIN LATERAL
        (
            SELECT xid::text AS transaction, position, {LogRows.PrintColumns} FROM event
            WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) AND (SELECT max(position) FROM event) > e.settled AND position > e.settled
            ORDER BY xid DESC, position DESC LIMIT 1
        ) l ON true
        """;

    private const string SelectLastSettled = $"SELECT position, {LogRows.PrintColumns} FROM event WHERE position <= @settled ORDER BY position DESC LIMIT 1";
    private const string SelectSettled = $"SELECT position, {LogRows.Columns} FROM event WHERE position > @from AND position <= @to";

    private const string SelectEvents = $"""
        SELECT xid::text, position, {LogRows.Columns} FROM event
        WHERE (xid, position) > (CAST(@fromTransaction AS xid8), @from) AND (xid, position) <= (CAST(@toTransaction AS xid8), @to) AND position > @settled
        """;

    private readonly PostgreSqlServerIdentity _server = new(source);

    protected override async Task<LogEnd> End(DbConnection connection, CancellationToken cancellationToken)
    {
        var server = await _server.Read((NpgsqlConnection)connection, cancellationToken);
        var end = (await Read(connection, SelectEnd, parameters: null, row => End(row, server), cancellationToken))[0];

        if (!end.Position.IsBegin || end.Settled is 0)
        {
            return end;
        }

        var last = await Read(
            connection,
            SelectLastSettled,
            new { settled = end.Settled },
            row => new LogPosition(end.Position.Era, new(0, row.GetInt64(0)), LogRows.Print(row, 1)),
            cancellationToken);
        return end with { Position = last is [var settled] ? settled : end.Position };
    }

    protected override async Task<ImmutableArray<LoggedEvent>> Between(
        DbConnection connection,
        LogEnd end,
        LogPlace from,
        LogPlace to,
        int limit,
        LogFilter wanted,
        CancellationToken cancellationToken)
    {
        ImmutableArray<LoggedEvent> settled = [];

        if (from.Transaction is 0 && from.Number < end.Settled)
        {
            settled = await Settled(connection, end, from.Number, to.Transaction is 0 ? to.Number : end.Settled, limit, wanted, cancellationToken);
            from = new(0, end.Settled);
        }

        if (settled.Length == limit || to.Transaction is 0)
        {
            return settled;
        }

        var sql = new SqlText();
        sql.Parameters.AddDynamicParams(new
        {
            fromTransaction = from.Transaction.ToString(CultureInfo.InvariantCulture),
            from = from.Number,
            toTransaction = to.Transaction.ToString(CultureInfo.InvariantCulture),
            to = to.Number,
            settled = end.Settled,
            limit = limit - settled.Length,
        });
        sql.Add(SelectEvents).Add(LogRows.Where(wanted, sql)).Add(" ORDER BY xid, position LIMIT @limit");
        return settled.AddRange(await Read(
            connection,
            sql.ToString(),
            sql.Parameters,
            row => LogRows.Event(row, 2, end.Position.Era, new(Transaction(row.GetString(0)), row.GetInt64(1))),
            cancellationToken));
    }

    private static Task<ImmutableArray<LoggedEvent>> Settled(
        DbConnection connection, LogEnd end, long from, long to, int limit, LogFilter wanted, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.AddDynamicParams(new { from, to, limit });
        sql.Add(SelectSettled).Add(LogRows.Where(wanted, sql)).Add(" ORDER BY position LIMIT @limit");
        return Read(
            connection,
            sql.ToString(),
            sql.Parameters,
            row => LogRows.Event(row, 1, end.Position.Era, new(0, row.GetInt64(0))),
            cancellationToken);
    }

    private static LogEnd End(DbDataReader row, string server)
    {
        var era = LogPosition.Hash($"{row.GetString(0)}/{server}");
        var position = row.IsDBNull(2) ? LogPosition.Before(era) : new(era, new(Transaction(row.GetString(2)), row.GetInt64(3)), LogRows.Print(row, 4));
        return new(position, row.GetInt64(1), row.GetBoolean(9));
    }

    private static ulong Transaction(string xid) => ulong.Parse(xid, NumberStyles.None, CultureInfo.InvariantCulture);
}
