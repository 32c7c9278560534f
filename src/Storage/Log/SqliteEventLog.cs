using System.Collections.Immutable;
using System.Data.Common;
using Oqupie.Grains.Log;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Log;

/// <summary>There is one writer, so positions rise in the order of commits.</summary>
internal sealed class SqliteEventLog(SqliteDataSource source) : SqlEventLog(source)
{
    private const string SelectEnd = $"""
        SELECT e.era, l.position, {LogRows.PrintColumns}
        FROM log_era e LEFT JOIN (SELECT position, {LogRows.PrintColumns} FROM event ORDER BY position DESC LIMIT 1) l ON true
        """;

    private const string SelectEvents = $"SELECT position, {LogRows.Columns} FROM event WHERE position > @from AND position <= @to";

    protected override async Task<LogEnd> End(DbConnection connection, CancellationToken cancellationToken) => (await Read(
        connection,
        SelectEnd,
        parameters: null,
        row => new LogEnd(row.IsDBNull(1)
            ? LogPosition.Before(row.GetString(0))
            : new(row.GetString(0), new(0, row.GetInt64(1)), LogRows.Print(row, 2))),
        cancellationToken))[0];

    protected override Task<ImmutableArray<LoggedEvent>> Between(
        DbConnection connection,
        LogEnd end,
        LogPlace from,
        LogPlace to,
        int limit,
        LogFilter wanted,
        CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.AddDynamicParams(new { from = from.Number, to = to.Number, limit });
        sql.Add(SelectEvents).Add(LogRows.Where(wanted, sql)).Add(" ORDER BY position LIMIT @limit");
        return Read(
            connection,
            sql.ToString(),
            sql.Parameters,
            row => LogRows.Event(row, 1, end.Position.Era, new(0, row.GetInt64(0))),
            cancellationToken);
    }
}
