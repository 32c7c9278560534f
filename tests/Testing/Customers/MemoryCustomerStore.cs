using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;

namespace Oqupie.Testing.Customers;

public sealed class MemoryCustomerStore : ICustomerStore
{
    private readonly MemoryTables _tables;

    internal MemoryCustomerStore(MemoryTables tables) => _tables = tables;

    public Task<CustomerInfo?> Read(CustomerId customer, ImmutableArray<string>? brands, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var seen = brands is not { } some || _tables.Tickets.Any(ticket =>
                ticket.Key.Account == customer.Account && ticket.Value.Row.Customer == customer.Local && some.Contains(ticket.Value.Row.Brand));
            return Task.FromResult(seen ? _tables.Customers.GetValueOrDefault(customer) : null);
        }
    }

    public Task Block(CustomerId customer, bool on, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_tables.Customers.TryGetValue(customer, out var known))
            {
                _tables.Customers[customer] = known with { Blocked = on };
            }
        }

        return Task.CompletedTask;
    }

    public Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult((_tables.Identities.TryGetValue((account, identity), out var id)
                || _tables.Identities.TryGetValue((account, identity.Former()), out id)) && _tables.Customers.TryGetValue(id, out var known)
                ? new KnownCustomer(id, known.Name, known.Blocked)
                : null);
        }
    }
}
