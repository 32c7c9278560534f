using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Drafts;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Drafts;

internal sealed class SqlDraftStore(DbDataSource source, ISqlWriter writer) : IDraftStore
{
    private const string Select = """
        SELECT number, kind, data, client, counter, up_to, wish, by_id, at FROM draft
        WHERE account = @account AND ticket = @ticket AND mode = @mode ORDER BY number
        """;

    private const string Insert = """
        INSERT INTO draft (account, ticket, mode, number, kind, data, client, counter, up_to, wish, by_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (account, ticket, mode, number) DO NOTHING
        """;

    // Where the number was taken another row stands there, and says what the mark is.
    private const string PutMark = """
        INSERT INTO draft_mark (account, ticket, mode, by_ids, at)
        SELECT account, ticket, mode, $6, at FROM draft
        WHERE account = $1 AND ticket = $2 AND mode = $3 AND number = $4 AND data = $5
        ON CONFLICT (account, ticket, mode) DO UPDATE SET by_ids = excluded.by_ids, at = excluded.at
        """;

    private const string SelectMark = "SELECT by_ids FROM draft_mark WHERE account = @account AND ticket = @ticket AND mode = @mode";

    private const string SelectOld = "SELECT account, ticket, mode FROM draft_mark WHERE at < @before ORDER BY at LIMIT @limit";

    private const string UpdateLook = "UPDATE draft_mark SET at = $4 WHERE account = $1 AND ticket = $2 AND mode = $3 AND at < $4";

    private const string DeleteMark = "DELETE FROM draft_mark WHERE account = $1 AND ticket = $2 AND mode = $3";

    // Those were replaced by a row before this one, so they may go whoever wrote it.
    private const string Delete = "DELETE FROM draft WHERE account = $1 AND ticket = $2 AND mode = $3 AND number <= $4";

    private const string SelectWish = "SELECT COUNT(*) FROM wish WHERE account = @account AND kind = 'ticket' AND id = @id AND wish = @wish";

    public async Task<ImmutableArray<DraftRow>> Load(DraftId draft, CancellationToken cancellationToken)
    {
        var wanted = new { account = draft.Ticket.Account.Value, ticket = draft.Ticket.Number, mode = (long)draft.Mode };
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Select, wanted, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<DraftRow>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Row(reader));
        }

        return rows.DrainToImmutable();
    }

    public async Task<bool> Append(DraftId draft, DraftRow row, DraftMark? mark, CancellationToken cancellationToken) =>
        await (mark is null
            ? writer.Write(cancellationToken, Inserted(draft, row))
            : writer.Write(cancellationToken, Inserted(draft, row), Marked(draft, row, mark))) > 0;

    public async Task<bool> Replace(DraftId draft, DraftRow row, long upTo, CancellationToken cancellationToken) => await writer.Write(
        cancellationToken,
        Inserted(draft, row),
        new SqlStatement(Delete, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode, upTo)) > 0;

    public async Task<DraftMark?> Mark(DraftId draft, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = draft.Ticket.Account.Value, ticket = draft.Ticket.Number, mode = (long)draft.Mode };
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(SelectMark, wanted, cancellationToken: cancellationToken)) is { } by
            ? new() { Ticket = draft.Ticket.Number, Mode = draft.Mode, By = Names(by) }
            : null;
    }

    public async Task<ImmutableArray<DraftMark>> Marks(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Parameters.Add("account", asker.Account.Value);
        var visible = Visibility.Of(asker, sql) is { } condition ? $" AND {condition}" : "";
        sql.Add($"""
            SELECT m.ticket, m.mode, m.by_ids FROM draft_mark m JOIN ticket t ON t.account = m.account AND t.number = m.ticket
            WHERE m.account = @account AND {sql.In("m.ticket", tickets)} AND m.by_ids <> ''{visible}
            """);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Ticket, long Mode, string By)>(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DraftMark { Ticket = row.Ticket, Mode = (DraftMode)row.Mode, By = Names(row.By) })];
    }

    public async Task<ImmutableArray<DraftId>> Old(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Account, long Ticket, long Mode)>(
            new CommandDefinition(SelectOld, new { before = UnixMicroseconds.Of(before), limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DraftId(new(new(row.Account), row.Ticket), (DraftMode)row.Mode))];
    }

    public Task Look(DraftId draft, DateTimeOffset at, CancellationToken cancellationToken) => writer.Write(
        cancellationToken, new SqlStatement(UpdateLook, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode, at));

    public Task Forget(DraftId draft, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(Delete, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode, long.MaxValue),
        new SqlStatement(DeleteMark, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode));

    public async Task<bool> IsOnTicket(DraftId draft, string wish, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = draft.Ticket.Account.Value, id = TicketReads.StreamId(draft.Ticket), wish };
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SelectWish, wanted, cancellationToken: cancellationToken)) > 0;
    }

    private static SqlStatement Inserted(DraftId draft, DraftRow row) => new(
        Insert, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode, row.Number, (long)row.Kind, row.Data, row.Client, row.Counter, row.UpTo,
        row.Wish, row.By, row.At);

    private static SqlStatement Marked(DraftId draft, DraftRow row, DraftMark mark) => new(
        PutMark, draft.Ticket.Account.Value, draft.Ticket.Number, (long)draft.Mode, row.Number, row.Data, string.Join(' ', mark.By));

    // Ids have no spaces.
    private static ImmutableArray<string> Names(string by) => [.. by.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static DraftRow Row(DbDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Kind = (DraftRowKind)row.GetInt64(1),
        Data = row.GetString(2),
        Client = row.GetString(3),
        Counter = row.GetInt64(4),
        UpTo = row.GetInt64(5),
        Wish = row.GetString(6),
        By = row.GetString(7),
        At = UnixMicroseconds.ToTime(row.GetInt64(8)),
    };
}
