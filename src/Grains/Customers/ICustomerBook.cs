using System.Collections.Immutable;
using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Customers;

/// <summary>
/// Where customers are written: the row, what they are known and found by, memos, and the events in the one event log. A call is one transaction.
/// </summary>
public interface ICustomerBook
{
    /// <summary>Null where there is none, or they were deleted or merged.</summary>
    Task<Customer?> Load(CustomerId customer, CancellationToken cancellationToken);

    /// <summary>All of the change, or nothing.</summary>
    Task<CustomerWritten> Write(CustomerChange change, CancellationToken cancellationToken);

    /// <summary>
    /// The customer with all that is kept by them, and whoever was merged into them; the events stay. An empty row stays as well: the same address makes the
    /// same id again, and then is somebody new. Nothing is removed where a ticket of theirs is not completed.
    /// </summary>
    Task<CustomerWritten> Remove(Customer customer, CustomerDeleted happened, CancellationToken cancellationToken);

    /// <summary>Null where there is none of this id about them.</summary>
    Task<CustomerMemo?> Memo(CustomerId customer, string memo, CancellationToken cancellationToken);
}

/// <summary>One change of one customer.</summary>
public sealed record CustomerChange
{
    /// <summary>As they are stored; null for one to be made.</summary>
    public Customer? Before { get; init; }

    /// <summary>As they are to be; their version is given by the store.</summary>
    public required Customer After { get; init; }

    public required CustomerEvent Happened { get; init; }

    /// <summary>The brand they are made for by hand.</summary>
    public string? Brand { get; init; }

    public CustomerMemo? Memo { get; init; }

    public string? MemoRemoved { get; init; }

    /// <summary>Whether their tickets show something of what changed, and are to follow.</summary>
    public bool Follows => Before is { } before && (before.Name != After.Name || before.Rating != After.Rating);

    public ImmutableArray<CustomerIdentity> Added => [.. After.Identities.Except(Before?.Identities ?? [])];

    public ImmutableArray<CustomerIdentity> Dropped => [.. (Before?.Identities ?? []).Except(After.Identities)];
}

/// <summary>What became of a write. Nothing is kept but where it says so.</summary>
public enum CustomerWritten
{
    Written = 1,

    /// <summary>They are at another version, or are not there any more; or, for one to be made, the id is somebody's.</summary>
    MovedOn = 2,

    /// <summary>An added identity is somebody else's.</summary>
    Taken = 3,

    /// <summary>A ticket of theirs is not completed.</summary>
    OpenTickets = 4,
}
