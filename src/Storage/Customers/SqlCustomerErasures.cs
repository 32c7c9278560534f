using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Customers;

internal sealed class SqlCustomerErasures(DbDataSource source, ISqlWriter writer, ILogBell bell, IDueBell dueBell) : ICustomerErasures
{
    private const string SelectOne = """
        SELECT e.at, e.ended_at,
            (SELECT count(*) FROM customer_erasure_ticket t WHERE t.account = e.account AND t.customer = e.customer AND t.gone = 0),
            (SELECT count(*) FROM customer_erasure_ticket t WHERE t.account = e.account AND t.customer = e.customer AND t.gone = 1)
        FROM customer_erasure e WHERE e.account = @account AND e.customer = @customer
        """;

    private const string SelectTickets = """
        SELECT number FROM customer_erasure_ticket
        WHERE account = @account AND customer = @customer AND gone = @gone AND number > @after ORDER BY number LIMIT @limit
        """;

    private const string MarkGone = """
        INSERT INTO customer_erasure_ticket (account, customer, number, gone) VALUES ($1, $2, $3, 1)
        ON CONFLICT (account, customer, number) DO UPDATE SET gone = 1
        """;

    private const string EndRow = "DELETE FROM due WHERE account = $1 AND what = $3 AND key = $2 AND token = $4";

    private const string IfEnded = "NOT EXISTS (SELECT 1 FROM due WHERE account = $1 AND what = $3 AND key = $2)";

    private const string ForgetTickets = $"DELETE FROM customer_erasure_ticket WHERE account = $1 AND customer = $2 AND {IfEnded}";

    private const string MarkEnded = $"UPDATE customer_erasure SET ended_at = $4 WHERE account = $1 AND customer = $2 AND ended_at = 0 AND {IfEnded}";

    public async Task<CustomerWritten> Begin(Customer customer, CustomerErased happened, CancellationToken cancellationToken)
    {
        var token = LocalKey.New();
        var due = CustomerEraseDue.Of(customer.Id, happened.At);

        if (await writer.Write(cancellationToken, ErasureStatements.Begin(customer, happened, due, token)) is 0)
        {
            return CustomerWritten.MovedOn;
        }

        bell.Ring();
        dueBell.RingFor(customer.Id.Account, [due]);
        return CustomerWritten.Written;
    }

    public async Task<CustomerErasure?> Find(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Account.Value, customer = customer.Local };
        await using var row = await connection.ExecuteReaderAsync(new CommandDefinition(SelectOne, wanted, cancellationToken: cancellationToken));
        return !await row.ReadAsync(cancellationToken) ? null : new()
        {
            Customer = customer.Local,
            StartedAt = UnixMicroseconds.ToTime(row.GetInt64(0)),
            EndedAt = row.GetInt64(1) is > 0 and var ended ? UnixMicroseconds.ToTime(ended) : null,
            TicketsLeft = (int)row.GetInt64(2),
            TicketsGone = (int)row.GetInt64(3),
        };
    }

    public async Task<ImmutableArray<long>> Tickets(CustomerId customer, bool gone, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var wanted = new { account = customer.Account.Value, customer = customer.Local, gone = gone ? 1 : 0, after, limit };
        return [.. await connection.QueryAsync<long>(new CommandDefinition(SelectTickets, wanted, cancellationToken: cancellationToken))];
    }

    public Task Gone(CustomerId customer, ImmutableArray<long> tickets, CancellationToken cancellationToken) =>
        tickets.IsEmpty ? Task.CompletedTask
        : writer.Write(cancellationToken, [.. tickets.Select(number => new SqlStatement(MarkGone, customer.Account.Value, customer.Local, number))]);

    public Task End(CustomerId customer, DueEnd row, DateTimeOffset at, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(EndRow, customer.Account.Value, customer.Local, row.What, row.Token),
        new SqlStatement(ForgetTickets, customer.Account.Value, customer.Local, row.What),
        new SqlStatement(MarkEnded, customer.Account.Value, customer.Local, row.What, at));
}
