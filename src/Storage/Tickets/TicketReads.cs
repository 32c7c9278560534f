using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>What a ticket's store reads; the same on both databases.</summary>
internal sealed class TicketReads(DbDataSource source)
{
    private const string SelectEvents = """
        SELECT payload FROM event
        WHERE account = @account AND kind = 'ticket' AND id = @id AND version > @after AND version <= @version
        ORDER BY version
        """;

    // One statement, so the snapshot is never newer than the row.
    private static readonly string SelectTicket = $"""
        SELECT {TicketColumns.SelectT}, s.format, s.state
        FROM ticket t LEFT JOIN ticket_snapshot s ON s.account = t.account AND s.number = t.number
        WHERE t.account = @account AND t.number = @number
        """;

    private const string SelectWithContent = """
        SELECT e.version, e.payload, c.id, c.customer, c.body, c.html, c.meta
        FROM event e LEFT JOIN content c ON c.account = e.account AND c.id = e.content
        WHERE e.account = @account AND e.kind = 'ticket' AND e.id = @id AND e.version > @after AND e.version < @before
        ORDER BY e.version
        """;

    private const string SelectWish = "SELECT version FROM wish WHERE account = @account AND kind = 'ticket' AND id = @id AND wish = @wish";

    public async Task<StoredTicket?> Load(TicketId ticket, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var account = ticket.Account.Value;

        if (await ReadTicket(connection, ticket, cancellationToken) is not var (row, snapshot))
        {
            return null;
        }

        // The row says how far; what is appended between the two readings is left out, so that both agree.
        var wanted = new { account, id = StreamId(ticket), after = snapshot?.Version ?? 0, version = row.Version };
        var payloads = await connection.QueryAsync<string>(new CommandDefinition(SelectEvents, wanted, cancellationToken: cancellationToken));
        return new(row, snapshot, [.. payloads.Select(StoredJson.ReadEvent)]);
    }

    public async Task<ImmutableArray<StoredEvent>> Read(TicketId ticket, long? after, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new
        {
            account = ticket.Account.Value,
            id = StreamId(ticket),
            after = after ?? 0,
            before = after is null ? before ?? long.MaxValue : long.MaxValue,
            limit,
        };
        var sql = after is null ? $"{SelectWithContent} DESC LIMIT @limit" : $"{SelectWithContent} LIMIT @limit";
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, wanted, cancellationToken: cancellationToken));
        var events = ImmutableArray.CreateBuilder<StoredEvent>();

        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new(reader.GetInt64(0), StoredJson.ReadEvent(reader.GetString(1)), reader.IsDBNull(2) ? null : ReadContent(reader)));
        }

        return events.DrainToImmutable();
    }

    public async Task<long?> Wished(TicketId ticket, string wish, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            SelectWish, new { account = ticket.Account.Value, id = StreamId(ticket), wish }, cancellationToken: cancellationToken));
    }

    /// <summary>Streams of other kinds have other ids; a ticket's is its number.</summary>
    public static string StreamId(TicketId ticket) => ticket.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(TicketRow Row, TicketSnapshot? Snapshot)?> ReadTicket(
        DbConnection connection, TicketId ticket, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            SelectTicket, new { account = ticket.Account.Value, number = ticket.Number }, cancellationToken: cancellationToken));

        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (format, state) = (TicketColumns.Selected, TicketColumns.Selected + 1);
        return (TicketColumns.Read(reader), reader.IsDBNull(format) ? null : StoredJson.ReadSnapshot(reader.GetInt32(format), reader.GetString(state)));
    }

    private static Content ReadContent(DbDataReader reader) => new()
    {
        Id = reader.GetString(2),
        Customer = reader.GetString(3),
        Text = reader.GetString(4),
        Html = reader.IsDBNull(5) ? null : reader.GetString(5),
        Meta = StoredJson.ReadMeta(reader.GetString(6)),
    };
}
