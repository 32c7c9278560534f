using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Customers;

internal sealed class SqlCustomerStore(DbDataSource source, ISqlWriter writer) : ICustomerStore
{
    private const string SelectOne = "SELECT name, rating, tags, blocked, created_at FROM customer c";

    private const string SelectIdentities = "SELECT identity FROM customer_identity WHERE account = @account AND customer = @id ORDER BY identity";

    private const string SelectByIdentity = """
        SELECT c.id, c.name, c.blocked
        FROM customer_identity i JOIN customer c ON c.account = i.account AND c.id = i.customer
        WHERE i.account = @account AND i.identity IN (@identity, @former)
        ORDER BY CASE WHEN i.identity = @identity THEN 0 ELSE 1 END LIMIT 1
        """;

    public async Task<CustomerInfo?> Read(CustomerId customer, ImmutableArray<string>? brands, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Account.Value, id = customer.Local };
        var identities = (await connection.QueryAsync<string>(new CommandDefinition(SelectIdentities, wanted, cancellationToken: cancellationToken))).ToList();
        await using var reader = await connection.ExecuteReaderAsync(Seen(customer, brands, cancellationToken));

        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var known = identities.SelectMany(text => CustomerIdentity.TryParse(text, null, out var identity) ? [identity] : Array.Empty<CustomerIdentity>())
            .ToList();
        return new()
        {
            Id = customer.Local,
            Name = reader.GetString(0),
            Rating = (CustomerRating)reader.GetInt32(1),
            Tags = StoredJson.ReadTexts(reader.GetString(2)),
            Blocked = reader.GetInt32(3) is not 0,
            CreatedAt = UnixMicroseconds.ToTime(reader.GetInt64(4)),
            Emails = [.. known.Where(identity => identity.IsEmail).Select(identity => identity.Value)],
            ExternalIds = [.. known.Where(identity => identity.IsExternal).Select(identity => identity.Value)],
        };
    }

    public async Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            SelectByIdentity, new { account = account.Value, identity = identity.ToString(), former = identity.Former().ToString() },
            cancellationToken: cancellationToken));
        return await reader.ReadAsync(cancellationToken)
            ? new(new(account, reader.GetString(0)), reader.GetString(1), reader.GetInt32(2) is not 0)
            : null;
    }

    public Task Block(CustomerId customer, bool on, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement("UPDATE customer SET blocked = $3 WHERE account = $1 AND id = $2", customer.Account.Value, customer.Local, on ? 1L : 0L));

    private static CommandDefinition Seen(CustomerId customer, ImmutableArray<string>? brands, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add(SelectOne).Add($" WHERE account = {sql.Parameter(customer.Account.Value)} AND id = {sql.Parameter(customer.Local)}");

        if (brands is { } some)
        {
            sql.Add($" AND EXISTS (SELECT 1 FROM ticket t WHERE t.account = c.account AND t.customer = c.id AND {sql.In("t.brand", some)})");
        }

        return new(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken);
    }
}
