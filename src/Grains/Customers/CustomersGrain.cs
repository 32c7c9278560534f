using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Customers;

[StatelessWorker(maxLocalWorkers: 32), GrainType("customers")]
internal sealed class CustomersGrain(ICustomerStore store) : Grain, ICustomersGrain
{
    private static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<CustomerInfo>> Read(Actor by, string customer, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer) && await store.Read(new(Account, customer), by.Brands, cancellationToken) is { } found ? found : NoSuchCustomer;

    public async Task<ImmutableArray<CustomerInfo>> ByEmail(Actor by, string email, CancellationToken cancellationToken) =>
        EmailAddress.IsValid(email.Trim())
        && await store.Find(Account, CustomerIdentity.Email(email), cancellationToken) is { } known
        && await store.Read(known.Id, by.Brands, cancellationToken) is { } customer
            ? [customer]
            : [];
}
