using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;
using SQLitePCL;

namespace Oqupie.Storage.Customers;

internal sealed class SqlCustomerMergeStore(DbDataSource source, ISqlWriter writer, ILogBell bell, IDueBell dueBell) : ICustomerMergeStore
{
    private const int MostSteps = 50;

    private const string SelectMerge = """
        SELECT m.customer, m.tags, c.version, c.name, c.named, c.rating, c.tags, c.language, c.blocked, c.created_at, c.updated_at
        FROM customer_merge m JOIN customer c ON c.account = m.account AND c.id = m.customer
        WHERE m.account = @account AND m.survivor = @id AND m.id = @merge AND c.merged_into = @id
        """;

    private const string Below = """
        WITH RECURSIVE below (id) AS (
            SELECT id FROM customer WHERE account = @account AND id = @id
            UNION
            SELECT c.id FROM below b JOIN customer c ON c.account = @account AND c.merged_into = b.id
        )
        """;

    private const string SelectIdentities = $"""
        {Below}
        SELECT identity FROM customer_identity
        WHERE account = @account AND customer = @survivor AND origin <> '' AND origin IN (SELECT id FROM below) ORDER BY identity
        """;

    private const string SelectLead = "SELECT name, named, rating, merged_into, deleted_at FROM customer WHERE account = @account AND id = @id";

    private const string SelectAstray = $"""
        {Below}
        SELECT number FROM ticket
        WHERE account = @account AND customer_origin <> '' AND customer_origin IN (SELECT id FROM below) AND customer <> @lead
        UNION
        SELECT number FROM ticket
        WHERE account = @account AND customer = @id
            AND (@id <> @lead OR customer_rating <> @rating OR (@named = 1 AND @name <> '' AND customer_name <> @name))
        ORDER BY number LIMIT @limit
        """;

    public Task<bool> Merge(CustomerMerging merging, CancellationToken cancellationToken) =>
        Append(merging, new MergeStatements(merging).Merge(), cancellationToken);

    public Task<bool> Unmerge(CustomerMerging merging, CancellationToken cancellationToken) =>
        Append(merging, new MergeStatements(merging).Unmerge(), cancellationToken);

    public async Task<StoredMerge?> Find(CustomerId survivor, string merge, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var account = survivor.Account.Value;
        var (customer, tags) = await Merged(connection, survivor, merge, cancellationToken);

        if (customer is null)
        {
            return null;
        }

        var wanted = new { account, id = customer.Id.Local, survivor = survivor.Local };
        var texts = await connection.QueryAsync<string>(new CommandDefinition(SelectIdentities, wanted, cancellationToken: cancellationToken));
        return new(customer, tags, [.. texts.Select(text => CustomerIdentity.Parse(text, null))]);
    }

    public async Task<CustomerLead?> Lead(CustomerId origin, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        for (var (at, steps) = (origin.Local, 0); steps < MostSteps; steps++)
        {
            var wanted = new { account = origin.Account.Value, id = at };
            await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectLead, wanted, cancellationToken: cancellationToken));

            if (!await row.ReadAsync(cancellationToken) || row.GetInt64(4) > 0)
            {
                return null;
            }

            if (row.GetString(3) is not { Length: > 0 } next)
            {
                return new(at, row.GetString(0), row.GetInt64(1) is not 0, (CustomerRating)row.GetInt32(2));
            }

            at = next;
        }

        return null;
    }

    public async Task<ImmutableArray<long>> Astray(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        if (await Lead(customer, cancellationToken) is not { } lead)
        {
            return [];
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new
        {
            account = customer.Account.Value,
            id = customer.Local,
            lead = lead.Id,
            rating = (int)lead.Rating,
            named = lead.Named ? 1 : 0,
            name = lead.Name,
            limit,
        };
        return [.. await connection.QueryAsync<long>(new CommandDefinition(SelectAstray, wanted, cancellationToken: cancellationToken))];
    }

    private async Task<bool> Append(CustomerMerging merging, SqlStatement[] statements, CancellationToken cancellationToken)
    {
        try
        {
            if (await writer.Write(cancellationToken, statements) is 0)
            {
                return false;
            }
        }
        catch (DbException e) when (SaysMovedOn(e))
        {
            return false;
        }

        bell.Ring();
        dueBell.RingFor(merging.From.Id.Account, MergeStatements.Follows(merging));
        return true;
    }

    // The other one moved on between, or two who want each other waited for each other.
    private static bool SaysMovedOn(DbException e) => e switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.UniqueViolation
        } => true,
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } => true,
        _ => false,
    };

    private static async Task<(Customer? Customer, ImmutableArray<string> Tags)> Merged(
        DbConnection connection, CustomerId survivor, string merge, CancellationToken cancellationToken)
    {
        var wanted = new { account = survivor.Account.Value, id = survivor.Local, merge };
        await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectMerge, wanted, cancellationToken: cancellationToken));

        if (!await row.ReadAsync(cancellationToken))
        {
            return (null, []);
        }

        var customer = new Customer
        {
            Id = survivor with { Local = row.GetString(0) },
            Version = row.GetInt64(2),
            Name = row.GetString(3),
            Named = row.GetInt64(4) is not 0,
            Rating = (CustomerRating)row.GetInt32(5),
            Tags = StoredJson.ReadTexts(row.GetString(6)),
            Language = row.GetString(7) is { Length: > 0 } language ? language : null,
            Blocked = row.GetInt32(8) is not 0,
            CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(9)),
            UpdatedAt = UnixMicroseconds.ToTime(row.GetInt64(10)),
        };
        return (customer, StoredJson.ReadTexts(row.GetString(1)));
    }
}
