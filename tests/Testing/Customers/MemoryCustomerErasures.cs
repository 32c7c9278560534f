using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Testing.Log;

namespace Oqupie.Testing.Customers;

public sealed class MemoryCustomerErasures : ICustomerErasures
{
    private readonly MemoryTables _tables;
    private readonly MemoryEventLog _log;
    private readonly Dictionary<CustomerId, CustomerErasure> _erasures = [];
    private readonly Dictionary<(CustomerId Customer, long Number), bool> _tickets = [];

    internal MemoryCustomerErasures(MemoryTables tables, MemoryEventLog log) => (_tables, _log) = (tables, log);

    public Task<CustomerWritten> Begin(Customer customer, CustomerErased happened, CancellationToken cancellationToken)
    {
        var (id, due) = (customer.Id, CustomerEraseDue.Of(customer.Id, happened.At));

        lock (_tables.Gate)
        {
            if (_tables.Customers.Rows.GetValueOrDefault(id) is not { Deleted: false, Into: null } row || row.Customer.Version != customer.Version)
            {
                return Task.FromResult(CustomerWritten.MovedOn);
            }

            var theirs = _tables.Customers.Below(id).Select(one => one.Local).ToHashSet(StringComparer.Ordinal);

            foreach (var ticket in _tables.Tickets.Values.Select(one => one.Row).Where(one => one.Id.Account == id.Account
                && (one.CustomerOrigin is { } origin ? theirs.Contains(origin) : theirs.Contains(one.Customer))))
            {
                _tickets[(id, ticket.Id.Number)] = false;
            }

            _tables.Customers.Remove(id, happened);
            _erasures[id] = new() { Customer = id.Local, StartedAt = happened.At };
            _log.Add(MemoryCustomers.Logged(id, customer.Version + 1, happened));
            _tables.Put(id.Account, due);
        }

        _tables.RingFor(id.Account, [due]);
        return Task.FromResult(CustomerWritten.Written);
    }

    public Task<CustomerErasure?> Find(CustomerId customer, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_erasures.GetValueOrDefault(customer) is not { } erasure ? null : erasure with
            {
                TicketsLeft = _tickets.Count(one => one.Key.Customer == customer && !one.Value),
                TicketsGone = _tickets.Count(one => one.Key.Customer == customer && one.Value),
            });
        }
    }

    public Task<ImmutableArray<long>> Tickets(CustomerId customer, bool gone, long after, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<long>>(
            [
                .. _tickets.Where(one => one.Key.Customer == customer && one.Value == gone && one.Key.Number > after)
                    .Select(one => one.Key.Number).Order().Take(limit),
            ]);
        }
    }

    public Task Gone(CustomerId customer, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            foreach (var number in tickets)
            {
                _tickets[(customer, number)] = true;
            }
        }

        return Task.CompletedTask;
    }

    public Task End(CustomerId customer, DueEnd row, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_tables.EndOrMove(customer.Account, row, next: null))
            {
                foreach (var known in _tickets.Keys.Where(one => one.Customer == customer).ToList())
                {
                    _tickets.Remove(known);
                }

                _erasures[customer] = _erasures[customer] with { EndedAt = at };
            }
        }

        return Task.CompletedTask;
    }
}
