using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Channels;

/// <summary>The intake journal. A row's id is its place, so newest first needs no other order.</summary>
internal sealed class SqlIntakeJournal(DbDataSource source, ISqlWriter writer) : IIntakeJournal
{
    private const string Columns = "position, at, source, sha256, size, fate, reason, ticket, message, imported, released, raw_deleted_at, ask_at";

    private const string Insert = """
        INSERT INTO intake_message (account, channel, source, at, sha256, size, fate, imported) VALUES ($1, $2, $3, $4, $5, $6, 0, $7)
        ON CONFLICT (account, channel, source) DO UPDATE
        SET sha256 = excluded.sha256, size = excluded.size, imported = excluded.imported, fate = 0, reason = NULL, ask_at = NULL
        WHERE intake_message.fate = 13
        """;

    private const string SelectBySource = $"SELECT {Columns} FROM intake_message WHERE account = @account AND channel = @channel AND source = @source";
    private const string SelectOne = $"SELECT {Columns} FROM intake_message WHERE position = @position AND account = @account AND channel = @channel";

    private const string SelectPending = $"""
        SELECT {Columns} FROM intake_message WHERE account = @account AND channel = @channel AND fate = 0 ORDER BY position LIMIT @limit
        """;

    private const string SelectPage = $"SELECT {Columns} FROM intake_message WHERE account = @account AND channel = @channel AND position < @before";
    private const string NewestFirst = " ORDER BY position DESC LIMIT @limit";

    private const string UpdateFate = """
        UPDATE intake_message SET fate = $4, reason = $5, ticket = $6, message = $7
        WHERE position = $3 AND account = $1 AND channel = $2 AND fate IN (0, 7)
        """;

    private const string TakeFateAway = """
        UPDATE intake_message SET fate = 0, reason = NULL, ticket = NULL, message = NULL, released = CASE WHEN fate = 6 THEN 1 ELSE released END
        WHERE position = $3 AND account = $1 AND channel = $2 AND fate = $4 AND fate IN (6, 7)
        """;

    private const string SelectKnown = "SELECT source FROM intake_message WHERE account = @account AND channel = @channel AND";

    private const string SelectKept = $"""
        SELECT {Columns} FROM intake_message
        WHERE account = @account AND channel = @channel AND at < @before AND raw_deleted_at IS NULL AND fate NOT IN (0, 6, 7, 13)
        ORDER BY at, position LIMIT @limit
        """;

    private const string MarkDeleted = "UPDATE intake_message SET raw_deleted_at = $4 WHERE position = $3 AND account = $1 AND channel = $2";

    private const string SelectNeeded = "SELECT DISTINCT sha256 FROM intake_message WHERE account = @account AND raw_deleted_at IS NULL AND";

    private const string SelectThreads = """
        SELECT m.mail_id, t.number, t.brand, t.customer_email, t.cc, t.additions
        FROM mail_id m JOIN ticket t ON t.account = m.account AND t.number = m.ticket
        WHERE m.account = @account AND
        """;

    private const string SelectTaken = "SELECT ticket, item FROM intake_key WHERE account = @account AND channel = @channel AND message_key = @messageKey";

    private const string SelectNumbered = "SELECT '' AS mail_id, number, brand, customer_email, cc, additions FROM ticket WHERE account = @account AND";

    public async Task<IntakeRow> Record(ChannelId channel, RawMessage raw, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await writer.Write(
            cancellationToken, new SqlStatement(Insert, channel.Account.Value, channel.Local, raw.Source, at, raw.Sha256, raw.Size, raw.Imported ? 1L : 0L));
        var rows = await Rows(
            SelectBySource, new { account = channel.Account.Value, channel = channel.Local, source = raw.Source }, cancellationToken);
        return rows[0];
    }

    public Task Settle(
        ChannelId channel, string id, IntakeFate fate, string? reason, long? ticket, string? message, CancellationToken cancellationToken) =>
        JournalId.TryParse(id, out var position)
            ? writer.Write(
                cancellationToken,
                new SqlStatement(UpdateFate, channel.Account.Value, channel.Local, position, (long)fate, reason, ticket, message))
            : Task.CompletedTask;

    public Task<ImmutableArray<IntakeRow>> Pending(ChannelId channel, int limit, CancellationToken cancellationToken) =>
        Rows(SelectPending, new { account = channel.Account.Value, channel = channel.Local, limit }, cancellationToken);

    public Task Reopen(ChannelId channel, string id, IntakeFate from, CancellationToken cancellationToken) =>
        JournalId.TryParse(id, out var position)
            ? writer.Write(cancellationToken, new SqlStatement(TakeFateAway, channel.Account.Value, channel.Local, position, (long)from))
            : Task.CompletedTask;

    public async Task<ImmutableHashSet<string>> Known(ChannelId channel, ImmutableArray<string> sources, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("channel", channel.Local);
        return await Texts(channel.Account, sql, SelectKnown, "source", sources, cancellationToken);
    }

    public Task<ImmutableArray<IntakeRow>> KeptBefore(ChannelId channel, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Rows(SelectKept, new { account = channel.Account.Value, channel = channel.Local, before = UnixMicroseconds.Of(before), limit }, cancellationToken);

    public async Task<ImmutableArray<string>> ForgetRaw(
        ChannelId channel, ImmutableArray<IntakeRow> rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var marks = rows.Select(row => new SqlStatement(MarkDeleted, channel.Account.Value, channel.Local, Position(row), at));
        await writer.Write(cancellationToken, [.. marks]);
        ImmutableArray<string> hashes = [.. rows.Select(row => row.Sha256).Distinct(StringComparer.Ordinal)];
        var needed = await Texts(channel.Account, new(), SelectNeeded, "sha256", hashes, cancellationToken);
        return [.. hashes.Where(hash => !needed.Contains(hash))];
    }

    public async Task<IntakeRow?> Read(ChannelId channel, string id, CancellationToken cancellationToken)
    {
        if (!JournalId.TryParse(id, out var position))
        {
            return null;
        }

        var rows = await Rows(SelectOne, new { account = channel.Account.Value, channel = channel.Local, position }, cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }

    public async Task<IntakePage?> Page(ChannelId channel, IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;

        if (cursor is not null && !JournalId.TryParse(cursor, out before))
        {
            return null;
        }

        var rows = await Rows(
            SelectPage + (fate is null ? "" : " AND fate = @fate") + NewestFirst,
            new { account = channel.Account.Value, channel = channel.Local, before, fate = (int)fate.GetValueOrDefault(), limit = limit + 1 },
            cancellationToken);
        return rows.Length > limit ? new(rows[..limit], rows[limit - 1].Id) : new(rows, null);
    }

    public async Task<ImmutableArray<KnownThread>> Threads(AccountId account, ImmutableArray<string> mailIds, CancellationToken cancellationToken)
    {
        if (mailIds.IsEmpty)
        {
            return [];
        }

        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add(SelectThreads).Add(" ").Add(sql.In("m.mail_id", mailIds));
        var known = await Known(sql, cancellationToken);
        return [.. known.OrderBy(row => mailIds.IndexOf(row.MailId)).ThenBy(row => row.Ticket).DistinctBy(row => row.Ticket).Select(row => row.Thread)];
    }

    public async Task<ImmutableArray<KnownThread>> Numbered(AccountId account, ImmutableArray<long> numbers, CancellationToken cancellationToken)
    {
        if (numbers.IsEmpty)
        {
            return [];
        }

        var sql = new SqlText();
        sql.Parameters.Add("account", account.Value);
        sql.Add(SelectNumbered).Add(" ").Add(sql.In("number", numbers));
        var known = await Known(sql, cancellationToken);
        return [.. known.OrderBy(row => numbers.IndexOf(row.Ticket)).Select(row => row.Thread)];
    }

    public async Task<TakenMessage?> Taken(ChannelId channel, string messageKey, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            SelectTaken, new { account = channel.Account.Value, channel = channel.Local, messageKey }, cancellationToken: cancellationToken));
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private async Task<IEnumerable<KnownRow>> Known(SqlText sql, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string MailId, long Ticket, string Brand, string Email, string Cc, string Additions)>(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        return rows.Select(row => new KnownRow(row.MailId, row.Ticket, new(
            row.Ticket, row.Brand, CopyRules.Participants(row.Email, StoredJson.ReadTexts(row.Cc), StoredJson.ReadAdditions(row.Additions)))));
    }

    private readonly record struct KnownRow(string MailId, long Ticket, KnownThread Thread);

    private static long Position(IntakeRow row) => JournalId.TryParse(row.Id, out var position) ? position : 0;

    private async Task<ImmutableHashSet<string>> Texts(
        AccountId account, SqlText sql, string select, string column, ImmutableArray<string> values, CancellationToken cancellationToken)
    {
        if (values.IsEmpty)
        {
            return [];
        }

        sql.Parameters.Add("account", account.Value);
        sql.Add(select).Add(" ").Add(sql.In(column, values));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken))];
    }

    private async Task<ImmutableArray<IntakeRow>> Rows(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<IntakeRow>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Row(reader));
        }

        return rows.DrainToImmutable();
    }

    private static IntakeRow Row(DbDataReader reader) => new()
    {
        Id = JournalId.Of(reader.GetInt64(0)),
        At = UnixMicroseconds.ToTime(reader.GetInt64(1)),
        Source = reader.GetString(2),
        Sha256 = reader.GetString(3),
        Size = reader.GetInt64(4),
        Fate = (IntakeFate)reader.GetInt32(5),
        Reason = reader.IsDBNull(6) ? null : reader.GetString(6),
        Ticket = reader.IsDBNull(7) ? null : reader.GetInt64(7),
        Message = reader.IsDBNull(8) ? null : reader.GetString(8),
        Imported = reader.GetInt32(9) is not 0,
        Released = reader.GetInt32(10) is not 0,
        RawDeletedAt = reader.IsDBNull(11) ? null : UnixMicroseconds.ToTime(reader.GetInt64(11)),
        AskAt = reader.IsDBNull(12) ? null : UnixMicroseconds.ToTime(reader.GetInt64(12)),
    };
}
