using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Log;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Notifications;

internal sealed class SqlNotificationStore(DbDataSource source, ISqlWriter writer, IDueBell dueBell) : INotificationStore
{
    private const string OpenOne = "UPDATE notification SET opened_at = $3 WHERE account = $1 AND member = $2 AND position = $4 AND opened_at IS NULL";
    private const string OpenTicket = "UPDATE notification SET opened_at = $3 WHERE account = $1 AND member = $2 AND number = $4 AND opened_at IS NULL";
    private const string OpenAll = "UPDATE notification SET opened_at = $3 WHERE account = $1 AND member = $2 AND opened_at IS NULL";

    private const string SelectStored = """
        SELECT n.position, n.kind, n.number, n.item, n.at, n.by_kind, n.by_id, n.opened_at, t.subject, t.brand, t.customer_name
        FROM notification n JOIN ticket t ON t.account = n.account AND t.number = n.number
        """;

    private const string ForgetOld = """
        DELETE FROM notification WHERE position IN (SELECT position FROM notification WHERE at < $1 ORDER BY at LIMIT $2)
        """;

    private const string PutMailed = """
        INSERT INTO notification_mail (account, member, position) VALUES ($1, $2, $3)
        ON CONFLICT (account, member) DO UPDATE SET position = excluded.position WHERE notification_mail.position < excluded.position
        """;

    private const string PutSettings = """
        INSERT INTO notification_setting (account, member, settings) VALUES ($1, $2, $3)
        ON CONFLICT (account, member) DO UPDATE SET settings = excluded.settings
        """;

    public async Task<ImmutableArray<CalledTicket>> Places(AccountId account, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"SELECT number, brand, box, assignee_member, assignee_group FROM ticket WHERE account = @account AND {sql.In("number", tickets)}");
        return await Read(sql, row => new CalledTicket(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2) is (long)TicketBox.Open, Text(row, 3), Text(row, 4)), cancellationToken);
    }

    public async Task Add(ImmutableArray<NewNotification> rows, FollowedTo followedTo, CancellationToken cancellationToken)
    {
        var plans = MailPlan.Of(rows).AddRange(PushPlan.Of(rows));
        await writer.Write(
            cancellationToken,
            [
                .. FollowerStatements.Of(followedTo),
                .. rows.SelectMany(NotificationStatements.Of),
                .. plans.Select(plan => DueStatements.PutNoLater(plan.Account, plan.Row)),
            ]);

        foreach (var (account, plan) in plans)
        {
            dueBell.RingFor(account, [plan]);
        }
    }

    public async Task<ImmutableArray<StoredNotification>> Page(Actor asker, long? before, int limit, CancellationToken cancellationToken)
    {
        var sql = Asking(asker, limit);
        var visible = Visible(asker, sql);
        var from = before is { } position ? $"AND n.position < {sql.Parameter(position)} " : "";
        sql.Add($"""
            {SelectStored}
            WHERE n.account = @account AND n.member = @member {from}{visible}
            ORDER BY n.position DESC LIMIT @limit
            """);
        return await Read(sql, row => Stored(asker, row), cancellationToken);
    }

    public async Task<ImmutableArray<StoredNotification>> Unmailed(Actor asker, CancellationToken cancellationToken)
    {
        var sql = Asking(asker, INotificationStore.Most);
        var visible = Visible(asker, sql);
        sql.Add($"""
            {SelectStored}
            WHERE n.account = @account AND n.member = @member AND n.opened_at IS NULL AND n.position > coalesce(
                (SELECT m.position FROM notification_mail m WHERE m.account = n.account AND m.member = n.member), 0) {visible}
            ORDER BY n.position LIMIT @limit
            """);
        return await Read(sql, row => Stored(asker, row), cancellationToken);
    }

    public async Task<ImmutableArray<StoredNotification>> NewestUnopened(Actor asker, int limit, CancellationToken cancellationToken)
    {
        var sql = Asking(asker, limit);
        var visible = Visible(asker, sql);
        sql.Add($"""
            {SelectStored}
            WHERE n.account = @account AND n.member = @member AND n.opened_at IS NULL {visible}
            ORDER BY n.position DESC LIMIT @limit
            """);
        return await Read(sql, row => Stored(asker, row), cancellationToken);
    }

    public async Task Mailed(MemberId member, long? upTo, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        var planned = DueStatements.EndOrMove(member.Account, plan, next);
        await (upTo is { } position
            ? writer.Write(cancellationToken, new SqlStatement(PutMailed, member.Account.Value, member.Local, position), planned)
            : writer.Write(cancellationToken, planned));

        if (next is { } at)
        {
            dueBell.RingFor(member.Account, [new() { What = plan.What, Key = plan.Key, At = at }]);
        }
    }

    public async Task<int> Unopened(Actor asker, int most, CancellationToken cancellationToken)
    {
        var sql = Asking(asker, most);
        var visible = Visible(asker, sql);
        sql.Add($"""
            SELECT CAST(count(*) AS bigint) FROM (
                SELECT 1 FROM notification n JOIN ticket t ON t.account = n.account AND t.number = n.number
                WHERE n.account = @account AND n.member = @member AND n.opened_at IS NULL {visible} LIMIT @limit) AS unopened
            """);
        return (int)(await Read(sql, row => row.GetInt64(0), cancellationToken))[0];
    }

    public async Task<bool> Open(MemberId member, long? position, long? ticket, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (account, local) = (member.Account.Value, member.Local);
        var statement = (position, ticket) switch
        {
            ({ } one, _) => new SqlStatement(OpenOne, account, local, at, one),
            (_, { } number) => new SqlStatement(OpenTicket, account, local, at, number),
            _ => new SqlStatement(OpenAll, account, local, at),
        };
        return await writer.Write(cancellationToken, statement) > 0;
    }

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(ForgetOld, before, limit));

    public async Task<ImmutableDictionary<string, NotificationSettings>> Settings(
        AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add($"SELECT member, settings FROM notification_setting WHERE account = @account AND {sql.In("member", members)}");
        var found = await Read(sql, row => (Member: row.GetString(0), Json: row.GetString(1)), cancellationToken);
        return found.ToImmutableDictionary(
            one => one.Member, one => NotificationJson.Read(one.Json));
    }

    public Task Set(MemberId member, NotificationSettings settings, CancellationToken cancellationToken) => writer.Write(
        cancellationToken, new SqlStatement(PutSettings, member.Account.Value, member.Local, NotificationJson.Write(settings)));

    private static SqlText Asking(Actor asker, int limit)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", asker.Account.Value);
        sql.Parameters.Add("member", asker.Self);
        sql.Parameters.Add("limit", limit);
        return sql;
    }

    /// <summary>The names of the columns are the ticket's alone.</summary>
    private static string Visible(Actor asker, SqlText sql) => Visibility.Of(asker, sql) is { } condition ? $"AND {condition}" : "";

    private static StoredNotification Stored(Actor asker, DbDataReader row) => new(
        row.GetInt64(0),
        new(asker.Account, asker.Self, (NotificationKind)row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))
        {
            At = UnixMicroseconds.ToTime(row.GetInt64(4)),
            ByKind = (ActorKind)row.GetInt64(5),
            By = row.GetString(6),
        },
        row.IsDBNull(7) ? null : UnixMicroseconds.ToTime(row.GetInt64(7)))
    {
        Subject = row.GetString(8),
        Brand = row.GetString(9),
        CustomerName = row.GetString(10),
    };

    private static string? Text(DbDataReader row, int column) => row.GetString(column) is { Length: > 0 } text ? text : null;

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
