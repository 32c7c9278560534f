using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>What is read of customers. They are added in the transaction of what they first wrote, or by <see cref="ICustomerBook"/>.</summary>
public interface ICustomerStore
{
    /// <summary>
    /// As the asker may see them; who was merged is whom they were merged into. Null where there is no such customer, or they are of none of the asker's
    /// brands.
    /// </summary>
    Task<CustomerInfo?> Read(CustomerId customer, Actor asker, CancellationToken cancellationToken);

    /// <summary>Null where nobody is known by it.</summary>
    Task<KnownCustomer?> Find(AccountId account, CustomerIdentity identity, CancellationToken cancellationToken);

    /// <summary>Whether somebody has this id, or had it before they were merged; not who was deleted.</summary>
    Task<bool> IsGiven(CustomerId customer, CancellationToken cancellationToken);

    /// <summary>
    /// Of those the asker sees. Whatever is asked, a bounded number of rows is looked at: a page may be short although there is a next one. Null where the
    /// cursor is none of this list.
    /// </summary>
    Task<CustomerPage?> List(AccountId account, CustomerQuery query, Actor asker, CancellationToken cancellationToken);

    /// <summary>Newest first. Null where the cursor is none of this list.</summary>
    Task<CustomerMemoPage?> Memos(CustomerId customer, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Newest first, with the tickets that the asker sees. Null where the cursor is none of this list.</summary>
    Task<CustomerTimelinePage?> Timeline(CustomerId customer, Actor asker, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>The brands of which they are a customer, for whoever is to be told.</summary>
    Task<ImmutableArray<string>> Brands(CustomerId customer, CancellationToken cancellationToken);
}

/// <summary>A customer as intake needs to know them.</summary>
public sealed record KnownCustomer(CustomerId Id, string Name, bool Blocked)
{
    /// <summary>Members gave the name: it goes before what a mail says.</summary>
    public bool Named { get; init; }

    public CustomerRating Rating { get; init; }

    /// <summary>Who was known by the identity before a merge; null where that is <see cref="Id"/>.</summary>
    public string? Origin { get; init; }
}

/// <summary>
/// A customer to be added where the identity is nobody's yet. Where it has become somebody else's meanwhile, the id leads to them.
/// </summary>
/// <param name="Id">Made from the identity with the account's key, so that two hosts make the same one.</param>
/// <param name="Identity">By which they are found from then on.</param>
/// <param name="Name">As they call themselves; may be empty.</param>
/// <param name="At">When.</param>
public sealed record NewCustomer(CustomerId Id, CustomerIdentity Identity, string Name, DateTimeOffset At);
