using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Notifications;

internal sealed class SqlPushDeviceStore(DbDataSource source, ISqlWriter writer, IDueBell dueBell) : IPushDeviceStore
{
    private const string SelectOf = """
        SELECT id, browser, system, created_at, seen_at, failure, session, sealed, ends_at, pushed, failures, wait_until
        FROM push_device WHERE account = @account AND member = @member ORDER BY created_at DESC, id
        """;

    private const string Insert = """
        INSERT INTO push_device
            (id, account, member, session, ends_at, sealed, browser, system, created_at, seen_at, pushed, failure, failures, wait_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9,
            (SELECT coalesce(max(n.position), 0) FROM notification n WHERE n.account = $2 AND n.member = $3), NULL, 0, NULL)
        ON CONFLICT (id) DO UPDATE SET
            account = excluded.account, member = excluded.member, session = excluded.session, ends_at = excluded.ends_at, sealed = excluded.sealed,
            browser = excluded.browser, system = excluded.system, seen_at = excluded.seen_at, failure = NULL, failures = 0, wait_until = NULL,
            created_at = CASE WHEN push_device.account = excluded.account AND push_device.member = excluded.member
                THEN push_device.created_at ELSE excluded.created_at END,
            pushed = CASE WHEN push_device.account = excluded.account AND push_device.member = excluded.member
                THEN push_device.pushed ELSE excluded.pushed END
        """;

    private const string Mark = """
        UPDATE push_device SET pushed = CASE WHEN pushed < $4 THEN $4 ELSE pushed END, failure = $5, failures = $6, wait_until = $7
        WHERE account = $1 AND member = $2 AND id = $3
        """;

    private const string Delete = "DELETE FROM push_device WHERE account = $1 AND member = $2 AND id = $3";

    private const string DeleteOld = "DELETE FROM push_device WHERE id IN (SELECT id FROM push_device WHERE seen_at < $1 ORDER BY seen_at LIMIT $2)";

    public async Task<ImmutableArray<StoredPushDevice>> Of(MemberId member, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", member.Account.Value);
        sql.Parameters.Add("member", member.Local);
        return await Read(sql.Add(SelectOf), Stored, cancellationToken);
    }

    public async Task<ImmutableHashSet<string>> Having(AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"SELECT DISTINCT member FROM push_device WHERE account = @account AND {sql.In("member", members)}");
        return [.. await Read(sql, row => row.GetString(0), cancellationToken)];
    }

    public Task Put(MemberId member, NewPushDevice device, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(
            Insert,
            device.Id,
            member.Account.Value,
            member.Local,
            device.Session,
            device.EndsAt,
            device.Sealed,
            device.Browser,
            device.System,
            device.At));

    public Task Remove(MemberId member, ImmutableArray<string> devices, CancellationToken cancellationToken) =>
        devices.IsEmpty ? Task.CompletedTask : writer.Write(cancellationToken, [.. devices.Select(device => Gone(member, device))]);

    public async Task Pushed(MemberId member, ImmutableArray<PushMark> marks, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await writer.Write(
            cancellationToken,
            [.. marks.Select(mark => mark.Gone ? Gone(member, mark.Device) : Marked(member, mark)), DueStatements.EndOrMove(member.Account, plan, next)]);

        if (next is { } at)
        {
            dueBell.RingFor(member.Account, [new() { What = plan.What, Key = plan.Key, At = at }]);
        }
    }

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(DeleteOld, before, limit));

    private static SqlStatement Gone(MemberId member, string device) => new(Delete, member.Account.Value, member.Local, device);

    private static SqlStatement Marked(MemberId member, PushMark mark) => new(
        Mark,
        member.Account.Value,
        member.Local,
        mark.Device,
        mark.Pushed,
        (long?)mark.Failure,
        mark.Failures,
        mark.WaitUntil is { } until ? UnixMicroseconds.Of(until) : (long?)null);

    private static StoredPushDevice Stored(DbDataReader row) => new(
        new()
        {
            Id = row.GetString(0),
            Browser = row.GetString(1),
            System = row.GetString(2),
            CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(3)),
            SeenAt = UnixMicroseconds.ToTime(row.GetInt64(4)),
            Failure = row.IsDBNull(5) ? null : (PushFailure)row.GetInt64(5),
        },
        row.GetString(6),
        row.GetString(7))
    {
        EndsAt = UnixMicroseconds.ToTime(row.GetInt64(8)),
        Pushed = row.GetInt64(9),
        Failures = (int)row.GetInt64(10),
        WaitUntil = row.IsDBNull(11) ? null : UnixMicroseconds.ToTime(row.GetInt64(11)),
    };

    private async Task<ImmutableArray<T>> Read<T>(SqlText sql, Func<DbDataReader, T> make, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(make(reader));
        }

        return rows.DrainToImmutable();
    }
}
