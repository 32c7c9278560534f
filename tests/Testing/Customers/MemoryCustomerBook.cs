using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Customers;

public sealed class MemoryCustomerBook : ICustomerBook
{
    private readonly MemoryTables _tables;
    private readonly MemoryEventLog _log;

    internal MemoryCustomerBook(MemoryTables tables, MemoryEventLog log) => (_tables, _log) = (tables, log);

    private MemoryCustomers Customers => _tables.Customers;

    public Task<Customer?> Load(CustomerId customer, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Customers.Rows.GetValueOrDefault(customer) is { Deleted: false, Into: null } row
                ? row.Customer with { Identities = [.. Customers.Of(customer)] }
                : null);
        }
    }

    public Task<CustomerWritten> Write(CustomerChange change, CancellationToken cancellationToken)
    {
        var id = change.After.Id;

        lock (_tables.Gate)
        {
            var row = Customers.Rows.GetValueOrDefault(id);

            if (change.Before is { } before ? row is not { Deleted: false, Into: null } || row.Customer.Version != before.Version : row is { Deleted: false })
            {
                return Task.FromResult(CustomerWritten.MovedOn);
            }

            if (change.Added.Any(identity => Customers.Identities.ContainsKey((id.Account, identity))))
            {
                return Task.FromResult(CustomerWritten.Taken);
            }

            var version = row?.Customer.Version ?? 0;
            var began = change.Before is null ? version : row!.Began;
            Customers.Rows[id] = new MemoryCustomer(change.After with { Version = version, Identities = [] }) { Began = began, Events = row?.Events ?? [] }
                .With(change.Happened);

            foreach (var identity in change.Dropped)
            {
                Customers.Identities.Remove((id.Account, identity));
            }

            foreach (var identity in change.Added)
            {
                Customers.Identities.Add((id.Account, identity), (id, ""));
            }

            if (change.Brand is { } brand)
            {
                Customers.Places.TryAdd((id, brand, ""), 0);
            }

            if (change.Memo is { } memo)
            {
                Customers.Memos.Add(new(id, "", memo));
            }

            Customers.Memos.RemoveAll(known => known.Customer == id && known.Memo.Id == change.MemoRemoved);
            Log(id, version + 1, change.Happened);

            if (change.Follows)
            {
                Customers.Follow(id, change.Happened.At);
            }
        }

        if (change.Follows)
        {
            Customers.RingFor(id, change.Happened.At);
        }

        return Task.FromResult(CustomerWritten.Written);
    }

    public Task<CustomerWritten> Remove(Customer customer, CustomerDeleted happened, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (Customers.Rows.GetValueOrDefault(customer.Id) is not { Deleted: false, Into: null } row || row.Customer.Version != customer.Version)
            {
                return Task.FromResult(CustomerWritten.MovedOn);
            }

            if (_tables.Tickets.Values.Any(ticket => ticket.Row.Id.Account == customer.Id.Account && ticket.Row.Customer == customer.Id.Local
                && ticket.Row is { Status: not TicketStatus.Completed, Box: not TicketBox.Deleted }))
            {
                return Task.FromResult(CustomerWritten.OpenTickets);
            }

            Customers.Remove(customer.Id, happened);
            Log(customer.Id, customer.Version + 1, happened);
            return Task.FromResult(CustomerWritten.Written);
        }
    }

    public Task<CustomerMemo?> Memo(CustomerId customer, string memo, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Customers.Memos.Find(known => known.Customer == customer && known.Memo.Id == memo)?.Memo);
        }
    }

    private void Log(CustomerId id, long version, CustomerEvent happened) => _log.Add(MemoryCustomers.Logged(id, version, happened));
}
