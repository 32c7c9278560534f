using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Orleans.Concurrency;

namespace Oqupie.Grains.Customers;

[StatelessWorker(maxLocalWorkers: 32), GrainType("customers")]
internal sealed class CustomersGrain(ICustomerStore store) : Grain, ICustomersGrain
{
    private static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<CustomerInfo>> Read(string customer, ImmutableArray<string>? brands, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer) && await store.Read(new(Account, customer), brands, cancellationToken) is { } found ? found : NoSuchCustomer;

    public async Task<Outcome<CustomerInfo>> Block(string customer, bool on, ImmutableArray<string>? brands, CancellationToken cancellationToken)
    {
        if (!(await Read(customer, brands, cancellationToken)).Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        await store.Block(new(Account, customer), on, cancellationToken);
        return found with { Blocked = on };
    }

    public async Task<ImmutableArray<CustomerInfo>> ByEmail(string email, ImmutableArray<string>? brands, CancellationToken cancellationToken) =>
        EmailAddress.IsValid(email.Trim())
        && await store.Find(Account, CustomerIdentity.Email(email), cancellationToken) is { } known
        && await store.Read(known.Id, brands, cancellationToken) is { } customer
            ? [customer]
            : [];
}
