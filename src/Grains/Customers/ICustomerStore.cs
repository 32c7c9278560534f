using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Customers;

/// <summary>Where customers are kept. They are added in the transaction of what they first wrote.</summary>
public interface ICustomerStore
{
    /// <summary>Null where there is no such customer, or none of these brands has a ticket of theirs.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="brands">Whose customers the asker sees; null is every brand's.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    Task<CustomerInfo?> Read(CustomerId customer, ImmutableArray<string>? brands, CancellationToken cancellationToken);

    /// <summary>Null where nobody is known by it.</summary>
    Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken);

    /// <summary>From then on <see cref="Find"/> says so. Nothing happens where there is no such customer.</summary>
    Task Block(CustomerId customer, bool on, CancellationToken cancellationToken);
}

/// <summary>A customer as intake needs to know them.</summary>
public sealed record KnownCustomer(CustomerId Id, string Name, bool Blocked);

/// <summary>A customer to be added where neither the id nor the identity is there yet.</summary>
/// <param name="Id">Made from the identity with the account's key, so that two hosts make the same one.</param>
/// <param name="Identity">By which they are found from then on.</param>
/// <param name="Name">As they call themselves; may be empty.</param>
/// <param name="At">When.</param>
public sealed record NewCustomer(CustomerId Id, CustomerIdentity Identity, string Name, DateTimeOffset At);
