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

    public async Task<Outcome<CustomerInfo>> Read(string customer, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer) && await store.Read(new(Account, customer), cancellationToken) is { } found ? found : NoSuchCustomer;

    public async Task<ImmutableArray<CustomerInfo>> ByEmail(string email, CancellationToken cancellationToken) =>
        EmailAddress.IsValid(email.Trim())
        && await store.Find(Account, CustomerIdentity.Email(email), cancellationToken) is { } known
        && await store.Read(known.Id, cancellationToken) is { } customer
            ? [customer]
            : [];
}
