using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Search;

internal sealed class SqlTicketsToFind(DbDataSource source) : ITicketsToFind
{
    private const string SelectNewest = "SELECT coalesce(max(number), 0) FROM ticket WHERE account = @account";

    private const string SelectNumbers =
        "SELECT number FROM ticket WHERE account = @account AND number >= @from AND number < @until ORDER BY number LIMIT @limit";

    public async Task<long> Newest(AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(SelectNewest, new { account = account.Value }, cancellationToken: cancellationToken));
    }

    public async Task<ImmutableArray<TicketRow>> Rows(AccountId account, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add($"SELECT {TicketColumns.Select} FROM ticket WHERE account = {sql.Parameter(account.Value)} AND {sql.In("number", numbers)}");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<TicketRow>(numbers.Count);

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(TicketColumns.Read(reader));
        }

        return rows.DrainToImmutable();
    }

    public async Task<ImmutableArray<long>> Numbers(AccountId account, long from, long until, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<long>(new CommandDefinition(
            SelectNumbers, new { account = account.Value, from, until, limit }, cancellationToken: cancellationToken))];
    }
}
