using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Retention;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Retention;

internal sealed class SqlRetentionStore(DbDataSource source, ISqlWriter writer, IDueBell bell) : IRetentionStore
{
    private const string Select = """
        SELECT r.deleted_days, r.blocked_days, d.next_at
        FROM retention r LEFT JOIN due d ON d.account = r.account AND d.what = @what AND d.key = @key
        WHERE r.account = @account
        """;

    private const string Put = """
        INSERT INTO retention (account, deleted_days, blocked_days) VALUES ($1, $2, $3)
        ON CONFLICT (account) DO UPDATE SET deleted_days = excluded.deleted_days, blocked_days = excluded.blocked_days
        """;

    public async Task<RetentionSettings> Read(AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = account.Value, what = RetentionDue.What, key = RetentionDue.Key };
        var found = await connection.QueryAsync<(long Deleted, long Blocked, long? Next)>(
            new CommandDefinition(Select, wanted, cancellationToken: cancellationToken));
        return found.Select(one => new RetentionSettings(Days(one.Deleted), Days(one.Blocked), one.Next is { } next ? UnixMicroseconds.ToTime(next) : null))
            .FirstOrDefault(RetentionSettings.Forever);
    }

    public async Task Write(AccountId account, RetentionSettings settings, CancellationToken cancellationToken)
    {
        var put = new SqlStatement(Put, account.Value, (long)(settings.DeletedDays ?? 0), (long)(settings.BlockedDays ?? 0));

        if (settings.NextAt is not { } next)
        {
            await writer.Write(cancellationToken, put, DueStatements.End(account, new(RetentionDue.What, RetentionDue.Key)));
            return;
        }

        var row = new DueRow { What = RetentionDue.What, Key = RetentionDue.Key, At = next };
        await writer.Write(cancellationToken, put, DueStatements.Put(account, row));
        bell.RingFor(account, [row]);
    }

    public async Task Move(AccountId account, DueEnd row, DateTimeOffset next, CancellationToken cancellationToken)
    {
        await writer.Write(cancellationToken, DueStatements.EndOrMove(account, row, next));
        bell.RingFor(account, [new DueRow { What = row.What, Key = row.Key, At = next }]);
    }

    private static int? Days(long days) => days is 0 ? null : (int)days;
}
