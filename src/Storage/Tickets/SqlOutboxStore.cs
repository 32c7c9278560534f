using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>The outbox: states 1 queued, 2 sending, 3 sent, 4 failed, 5 unknown, 6 bounced, 7 withdrawn, as <see cref="DeliveryState"/> has them.</summary>
internal sealed class SqlOutboxStore(DbDataSource source, ISqlWriter writer) : IOutboxStore
{
    private const string SelectItems = """
        SELECT o.account, o.id, o.ticket, o.reply, o.channel, o.content, o.customer, o.due_at, o.headers, o.state, o.attempts, o.reason, c.body, c.html, c.meta,
            o.target, o.external_id, o.not_to, a.state,
            (SELECT min(b.begun_at) FROM outbox_attempt b WHERE b.account = o.account AND b.id = o.id AND b.number > coalesce(
                (SELECT max(e.number) FROM outbox_attempt e WHERE e.account = o.account AND e.id = o.id AND e.state > 2), 0))
        FROM outbox o LEFT JOIN content c ON c.account = o.account AND c.id = o.content
            LEFT JOIN outbox_attempt a ON a.account = o.account AND a.id = o.id AND a.number = o.attempts
        WHERE o.account = @account AND o.channel = @channel AND
        """;

    private const string Queued = " o.state < 3 AND o.state = 1 AND o.due_at <= @now ORDER BY o.due_at, o.id LIMIT @limit";
    private const string QueuedOrAbandoned = " o.state < 3 AND (o.state = 2 OR o.due_at <= @now) ORDER BY o.due_at, o.id LIMIT @limit";
    private const string WithUntoldEnd = " o.told < o.ended ORDER BY o.id LIMIT @limit";

    private const string SelectNextDue = "SELECT min(due_at) FROM outbox WHERE account = @account AND channel = @channel AND state < 3 AND state = 1";

    private const string SelectWaiting = """
        SELECT account, channel FROM outbox WHERE state < 3
        UNION
        SELECT account, channel FROM outbox WHERE told < ended
        """;

    private const string BeginRow = "UPDATE outbox SET state = 2, attempts = $3 WHERE account = $1 AND id = $2 AND state IN (1, 2) AND attempts < $3";

    private const string BeginAttempt = """
        INSERT INTO outbox_attempt (account, id, number, begun_at, state)
        SELECT account, id, attempts, $4, state FROM outbox WHERE account = $1 AND id = $2 AND state = 2 AND attempts = $3
        ON CONFLICT DO NOTHING
        """;

    private const string EndRow = """
        UPDATE outbox SET state = $4, due_at = coalesce($5, due_at), reason = $6, ended = $3, external_id = coalesce($7, external_id), not_to = $8
        WHERE account = $1 AND id = $2 AND state = 2 AND attempts = $3 AND ended < $3
        """;

    private const string EndAttempt = """
        UPDATE outbox_attempt SET ended_at = $4, state = $5, answer = $6 WHERE account = $1 AND id = $2 AND number = $3 AND ended_at IS NULL
        """;

    private const string TellRow = "UPDATE outbox SET told = $3 WHERE account = $1 AND id = $2 AND told < $3";

    public Task<ImmutableArray<OutboxItem>> Due(
        AccountId account, string channel, DateTimeOffset now, bool withAbandoned, int limit, CancellationToken cancellationToken) =>
        Items(
            SelectItems + (withAbandoned ? QueuedOrAbandoned : Queued),
            new { account = account.Value, channel, now = UnixMicroseconds.Of(now), limit },
            cancellationToken);

    public async Task<DateTimeOffset?> NextDue(AccountId account, string channel, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var due = await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition(SelectNextDue, new { account = account.Value, channel }, cancellationToken: cancellationToken));
        return due is { } at ? UnixMicroseconds.ToTime(at) : null;
    }

    public async Task<bool> Begin(AccountId account, string id, int attempt, DateTimeOffset at, CancellationToken cancellationToken) =>
        await writer.Write(
            cancellationToken,
            new(BeginRow, account.Value, id, attempt),
            new(BeginAttempt, account.Value, id, attempt, at)) > 0;

    public Task End(AccountId account, string id, OutboxAttempt attempt, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new(EndRow, account.Value, id, attempt.Number, (long)attempt.State, Microseconds(attempt.DueAt), attempt.Answer, attempt.ExternalId,
            attempt.NotTo),
        new(EndAttempt, account.Value, id, attempt.Number, attempt.At, (long)attempt.State, attempt.Answer));

    public Task<ImmutableArray<OutboxItem>> Untold(AccountId account, string channel, int limit, CancellationToken cancellationToken) =>
        Items(SelectItems + WithUntoldEnd, new { account = account.Value, channel, limit }, cancellationToken);

    public Task Told(AccountId account, string id, int attempt, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(TellRow, account.Value, id, attempt));

    public async Task<ImmutableArray<(AccountId Account, string Channel)>> Waiting(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Account, string Channel)>(new CommandDefinition(SelectWaiting, cancellationToken: cancellationToken));
        return [.. rows.Select(row => (new AccountId(row.Account), row.Channel))];
    }

    private async Task<ImmutableArray<OutboxItem>> Items(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var items = ImmutableArray.CreateBuilder<OutboxItem>();

        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(Item(reader));
        }

        return items.DrainToImmutable();
    }

    private static OutboxItem Item(DbDataReader reader) => new()
    {
        Entry = new()
        {
            Id = reader.GetString(1),
            Ticket = new(new AccountId(reader.GetString(0)), reader.GetInt64(2)),
            Reply = reader.GetInt64(3),
            Channel = reader.GetString(4),
            Content = reader.GetString(5),
            Customer = reader.GetString(6),
            DueAt = UnixMicroseconds.ToTime(reader.GetInt64(7)),
            Envelope = reader.GetString(8),
            Target = reader.IsDBNull(15) ? null : reader.GetString(15),
        },
        State = (DeliveryState)reader.GetInt32(9),
        Attempts = reader.GetInt32(10),
        Reason = reader.IsDBNull(11) ? null : reader.GetString(11),
        ExternalId = reader.IsDBNull(16) ? null : reader.GetString(16),
        NotTo = reader.IsDBNull(17) ? null : reader.GetString(17),
        IsDoubtful = !reader.IsDBNull(18) && (DeliveryState)reader.GetInt32(18) is DeliveryState.Sending or DeliveryState.Unknown,
        TryingSince = reader.IsDBNull(19) ? null : UnixMicroseconds.ToTime(reader.GetInt64(19)),
        Text = reader.IsDBNull(12) ? null : reader.GetString(12),
        Html = reader.IsDBNull(13) ? null : reader.GetString(13),
        Attachments = reader.IsDBNull(14) ? [] : StoredJson.ReadMeta(reader.GetString(14)).Attachments,
    };

    private static long? Microseconds(DateTimeOffset? time) => time is { } at ? UnixMicroseconds.Of(at) : null;
}
