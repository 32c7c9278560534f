using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Schedule;

internal sealed class SqlDueStore(DbDataSource source, ISqlWriter writer, IDueBell bell) : IDueStore
{
    internal const string SelectNext = "SELECT min(next_at) FROM due WHERE shard = @shard AND next_at > @after";

    internal const string SelectDue = """
        SELECT account, what, key, at, next_at, token, cause, attempts, reason FROM due
        WHERE shard = @shard AND next_at <= @now AND (next_at, account, what, key) > (@after, @account, @what, @key)
        ORDER BY next_at, account, what, key LIMIT @limit
        """;

    private const string EndRow = "DELETE FROM due WHERE account = $1 AND what = $2 AND key = $3 AND token = $4";

    private const string PutOffRow = """
        UPDATE due SET next_at = $5, attempts = attempts + 1, reason = $6 WHERE account = $1 AND what = $2 AND key = $3 AND token = $4
        """;

    public async Task<DateTimeOffset?> Next(int shard, DateTimeOffset after, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { shard = (long)shard, after = UnixMicroseconds.Of(after) };
        var next = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(SelectNext, wanted, cancellationToken: cancellationToken));
        return next is { } at ? UnixMicroseconds.ToTime(at) : null;
    }

    public async Task<ImmutableArray<DueItem>> Due(int shard, DateTimeOffset now, DueItem? after, int limit, CancellationToken cancellationToken)
    {
        var wanted = new
        {
            shard = (long)shard,
            now = UnixMicroseconds.Of(now),
            after = after is null ? long.MinValue : UnixMicroseconds.Of(after.NextAt),
            account = after?.Account.Value ?? "",
            what = after?.What ?? "",
            key = after?.Key ?? "",
            limit,
        };
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(SelectDue, wanted, cancellationToken: cancellationToken));
        var items = ImmutableArray.CreateBuilder<DueItem>();

        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(Item(reader));
        }

        return items.DrainToImmutable();
    }

    public async Task Put(AccountId account, ImmutableArray<DueRow> rows, CancellationToken cancellationToken)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        await writer.Write(cancellationToken, [.. rows.Select(row => DueStatements.Put(account, row))]);
        bell.RingFor(account, rows);
    }

    public async Task<bool> End(DueItem item, CancellationToken cancellationToken) =>
        await writer.Write(cancellationToken, new SqlStatement(EndRow, item.Account.Value, item.What, item.Key, item.Token)) > 0;

    public async Task<bool> PutOff(DueItem item, DateTimeOffset until, string reason, CancellationToken cancellationToken) =>
        await writer.Write(cancellationToken, new SqlStatement(PutOffRow, item.Account.Value, item.What, item.Key, item.Token, until, reason)) > 0;

    private static DueItem Item(DbDataReader row) => new()
    {
        Account = new(row.GetString(0)),
        What = row.GetString(1),
        Key = row.GetString(2),
        At = UnixMicroseconds.ToTime(row.GetInt64(3)),
        NextAt = UnixMicroseconds.ToTime(row.GetInt64(4)),
        Token = row.GetString(5),
        Cause = row.GetString(6),
        Attempts = (int)row.GetInt64(7),
        Reason = row.IsDBNull(8) ? null : row.GetString(8),
    };
}
