using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Storage.Schedule;
using SQLitePCL;

namespace Oqupie.Storage.Customers;

internal sealed class SqlCustomerBook(DbDataSource source, ISqlWriter writer, ILogBell bell, IDueBell dueBell) : ICustomerBook
{
    private const string SelectOne = """
        SELECT version, name, named, rating, tags, language, blocked, created_at, updated_at FROM customer
        WHERE account = @account AND id = @id AND merged_into = '' AND deleted_at = 0
        """;

    private const string SelectMemo = "SELECT id, body, at, by_id FROM customer_memo WHERE account = @account AND customer = @id AND id = @memo";

    public async Task<Customer?> Load(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Account.Value, id = customer.Local };
        var identities = await CustomerRows.Identities(connection, customer.Account, [customer.Local], cancellationToken);
        await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectOne, wanted, cancellationToken: cancellationToken));
        return !await row.ReadAsync(cancellationToken) ? null : new()
        {
            Id = customer,
            Version = row.GetInt64(0),
            Name = row.GetString(1),
            Named = row.GetInt64(2) is not 0,
            Rating = (CustomerRating)row.GetInt32(3),
            Tags = StoredJson.ReadTexts(row.GetString(4)),
            Language = row.GetString(5) is { Length: > 0 } language ? language : null,
            Blocked = row.GetInt32(6) is not 0,
            CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(7)),
            UpdatedAt = UnixMicroseconds.ToTime(row.GetInt64(8)),
            Identities = [.. identities[customer.Local]],
        };
    }

    public async Task<CustomerWritten> Write(CustomerChange change, CancellationToken cancellationToken)
    {
        try
        {
            var statements = new CustomerStatements(change.After.Id);

            if (await Append([.. statements.Write(change)], cancellationToken) is 0)
            {
                return CustomerWritten.MovedOn;
            }
        }
        catch (DbException e) when (SaysTaken(e))
        {
            return CustomerWritten.Taken;
        }

        if (change.Follows)
        {
            dueBell.RingFor(change.After.Id.Account, [CustomerFollow.Of(change.After.Id, change.Happened.At)]);
        }

        return CustomerWritten.Written;
    }

    public async Task<CustomerWritten> Remove(Customer customer, CustomerDeleted happened, CancellationToken cancellationToken)
    {
        var token = LocalKey.New();

        if (await Append(CustomerRemoval.Of(customer, happened, token), cancellationToken) is 0)
        {
            return CustomerWritten.MovedOn;
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Id.Account.Value, id = customer.Id.Local, token };
        var gone = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(CustomerRemoval.SelectGone, wanted, cancellationToken: cancellationToken));
        return gone is 0 ? CustomerWritten.OpenTickets : CustomerWritten.Written; // Whoever holds the row since was told that they are gone.
    }

    public async Task<CustomerMemo?> Memo(CustomerId customer, string memo, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Account.Value, id = customer.Local, memo };
        await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectMemo, wanted, cancellationToken: cancellationToken));
        return await row.ReadAsync(cancellationToken) ? CustomerRows.Memo(row) : null;
    }

    private async Task<int> Append(SqlStatement[] statements, CancellationToken cancellationToken)
    {
        var first = await writer.Write(cancellationToken, statements);

        if (first > 0)
        {
            bell.Ring();
        }

        return first;
    }

    private static bool SaysTaken(DbException e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique => unique.TableName is "customer_identity",
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } => e.Message.Contains("customer_identity", StringComparison.Ordinal),
        _ => false,
    };
}
