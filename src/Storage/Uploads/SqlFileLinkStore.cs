using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Storage.Uploads;

internal sealed class SqlFileLinkStore(DbDataSource source, ISqlWriter writer) : IFileLinkStore
{
    private const string Fetch = """
        INSERT INTO file_link (account, number, item, file, fetched, fetched_at) VALUES ($1, $2, $3, $4, 1, $5)
        ON CONFLICT (account, number, item, file) DO UPDATE SET fetched = file_link.fetched + 1, fetched_at = excluded.fetched_at
        """;

    private const string TakeBack = """
        INSERT INTO file_link (account, number, item, file, fetched, withdrawn_at) VALUES ($1, $2, $3, $4, 0, $5)
        ON CONFLICT (account, number, item, file) DO UPDATE SET withdrawn_at = excluded.withdrawn_at WHERE file_link.withdrawn_at IS NULL
        """;

    public async Task<ImmutableArray<LinkState>> Of(TicketId ticket, ImmutableArray<long> items, CancellationToken cancellationToken)
    {
        if (items.IsEmpty)
        {
            return [];
        }

        var sql = new SqlText();
        sql.Parameters.Add("account", ticket.Account.Value);
        sql.Parameters.Add("number", ticket.Number);
        sql.Add(
            $"SELECT item, file, fetched, fetched_at, withdrawn_at FROM file_link WHERE account = @account AND number = @number AND {sql.In("item", items)}");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Item, long File, long Fetched, long? FetchedAt, long? WithdrawnAt)>(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new LinkState
            {
                Item = row.Item,
                File = (int)row.File,
                Fetched = row.Fetched,
                FetchedAt = Time(row.FetchedAt),
                WithdrawnAt = Time(row.WithdrawnAt),
            }),
        ];
    }

    public Task Fetched(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Fetch, ticket.Account.Value, ticket.Number, item, file, at));

    public Task Withdraw(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(TakeBack, ticket.Account.Value, ticket.Number, item, file, at));

    private static DateTimeOffset? Time(long? at) => at is { } micros ? UnixMicroseconds.ToTime(micros) : null;
}
