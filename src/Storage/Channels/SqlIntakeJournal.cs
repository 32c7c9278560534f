using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Storage.Channels;

/// <summary>The intake journal. A row's id is its place, so newest first needs no other order.</summary>
internal sealed class SqlIntakeJournal(DbDataSource source, ISqlWriter writer) : IIntakeJournal
{
    private const string Columns = "position, at, source, sha256, size, fate, reason, ticket, message";

    private const string Insert = """
        INSERT INTO intake_message (account, channel, source, at, sha256, size, fate) VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (account, channel, source) DO NOTHING
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

    private const string SelectThreads = """
        SELECT m.mail_id, t.number, t.brand, t.customer_email, t.cc
        FROM mail_id m JOIN ticket t ON t.account = m.account AND t.number = m.ticket
        WHERE m.account = @account AND
        """;

    private const string SelectNumbered = "SELECT '' AS mail_id, number, brand, customer_email, cc FROM ticket WHERE account = @account AND";

    public async Task<IntakeRow> Record(ChannelId channel, RawMessage raw, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await writer.Write(
            cancellationToken, new SqlStatement(Insert, channel.Account.Value, channel.Local, raw.Source, at, raw.Sha256, raw.Size));
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

    private async Task<IEnumerable<KnownRow>> Known(SqlText sql, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string MailId, long Ticket, string Brand, string Email, string Cc)>(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        return rows.Select(row => new KnownRow(row.MailId, row.Ticket, new(row.Ticket, row.Brand, Participants(row.Email, StoredJson.ReadTexts(row.Cc)))));
    }

    private readonly record struct KnownRow(string MailId, long Ticket, KnownThread Thread);

    private static ImmutableArray<string> Participants(string email, ImmutableArray<string> cc) =>
        [.. cc.Prepend(email).Where(address => address.Length > 0).Select(address => address.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

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
    };
}
