using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Customers;

internal sealed class SqlCustomerStore(DbDataSource source) : ICustomerStore
{
    /// <summary>Merges do not go round in circles; whoever sees more than this many is not led any further.</summary>
    private const int MostSteps = 50;

    private const string MemoList = "memos";

    private const string SelectStanding = "SELECT merged_into, deleted_at FROM customer WHERE account = @account AND id = @id";

    private const string SelectBrands = "SELECT DISTINCT brand FROM customer_place WHERE account = @account AND customer = @id AND brand <> ''";

    private const string SelectByIdentity = """
        SELECT c.id, c.name, c.blocked, c.named, i.origin, c.rating
        FROM customer_identity i JOIN customer c ON c.account = i.account AND c.id = i.customer
        WHERE i.account = @account AND i.identity IN (@identity, @former) AND c.deleted_at = 0
        ORDER BY CASE WHEN i.identity = @identity THEN 0 ELSE 1 END LIMIT 1
        """;

    private readonly CustomerLists _lists = new(source);
    private readonly CustomerTimelines _timelines = new(source);

    public async Task<CustomerInfo?> Read(CustomerId customer, Actor asker, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        if (await Standing(connection, customer, cancellationToken) is not { } stands || !await IsSeen(connection, stands, asker, cancellationToken))
        {
            return null;
        }

        return await CustomerRows.Infos(connection, stands.Account, [stands.Local], asker, cancellationToken) is [var info] ? info : null;
    }

    public async Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new
        {
            account = account.Value,
            identity = StoredText.Clean(identity.ToString()),
            former = StoredText.Clean(identity.Former().ToString()),
        };
        await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectByIdentity, wanted, cancellationToken: cancellationToken));
        return !await row.ReadAsync(cancellationToken) ? null : new(new(account, row.GetString(0)), row.GetString(1), row.GetInt32(2) is not 0)
        {
            Named = row.GetInt64(3) is not 0,
            Rating = (CustomerRating)row.GetInt32(5),
            Origin = row.GetString(4) is { Length: > 0 } origin && origin != row.GetString(0) ? origin : null,
        };
    }

    public async Task<bool> IsGiven(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await One(connection, customer, cancellationToken) is { Deleted: 0 };
    }

    public Task<CustomerPage?> List(AccountId account, CustomerQuery query, Actor asker, CancellationToken cancellationToken) =>
        _lists.Page(account, query, asker, cancellationToken);

    public async Task<CustomerMemoPage?> Memos(CustomerId customer, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add("SELECT id, body, at, by_id FROM customer_memo WHERE ")
            .Add($"account = {sql.Parameter(customer.Account.Value)} AND customer = {sql.Parameter(customer.Local)}");

        if (cursor is not null)
        {
            if (CustomerCursor.Parse(cursor, MemoList, numbered: true) is not { } after)
            {
                return null;
            }

            sql.Add($" AND (at, id) < ({sql.Parameter(after.Number)}, {sql.Parameter(after.Id)})");
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await CustomerRows.Read(
            connection, sql.Add($" ORDER BY at DESC, id DESC LIMIT {sql.Parameter(limit + 1)}"), CustomerRows.Memo, cancellationToken);
        return rows.Length <= limit
            ? new(rows, Next: null)
            : new(rows[..limit], CustomerCursor.Of(MemoList, UnixMicroseconds.Of(rows[limit - 1].At), rows[limit - 1].Id).ToString());
    }

    public Task<CustomerTimelinePage?> Timeline(CustomerId customer, Actor asker, string? cursor, int limit, CancellationToken cancellationToken) =>
        _timelines.Page(customer, asker, cursor, limit, cancellationToken);

    public async Task<ImmutableArray<string>> Brands(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(SelectBrands, Key(customer), cancellationToken: cancellationToken))];
    }

    /// <summary>Whom the id leads to; null where there is nobody.</summary>
    private static async Task<CustomerId?> Standing(DbConnection connection, CustomerId customer, CancellationToken cancellationToken)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            switch (await One(connection, customer, cancellationToken))
            {
                case { Deleted: 0, Into: "" }:
                    return customer;
                case { Deleted: 0, Into: var into }:
                    customer = customer with { Local = into };
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static async Task<(string Into, long Deleted)?> One(DbConnection connection, CustomerId customer, CancellationToken cancellationToken)
    {
        await using var row = await connection.ExecuteReaderAsync(
            new CommandDefinition(SelectStanding, Key(customer), cancellationToken: cancellationToken));
        return await row.ReadAsync(cancellationToken) ? (row.GetString(0), row.GetInt64(1)) : null;
    }

    private static async Task<bool> IsSeen(DbConnection connection, CustomerId customer, Actor asker, CancellationToken cancellationToken)
    {
        if (asker.Brands is not { } brands)
        {
            return true;
        }

        var sql = new SqlText();
        sql.Add("SELECT 1 FROM customer_place WHERE ")
            .Add($"account = {sql.Parameter(customer.Account.Value)} AND customer = {sql.Parameter(customer.Local)} AND {sql.In("brand", brands)} LIMIT 1");
        return !(await CustomerRows.Read(connection, sql, _ => true, cancellationToken)).IsEmpty;
    }

    private static object Key(CustomerId customer) => new { account = customer.Account.Value, id = customer.Local };
}
