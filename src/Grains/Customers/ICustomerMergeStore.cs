using System.Collections.Immutable;
using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Customers;

/// <summary>
/// Where two customers become one, and one two again. A call is one transaction over both; that tickets are to follow is put with it. Nobody's origin is ever
/// forgotten: what somebody was known by, and whose a ticket was when it came, stays said, so a merge can be taken back whenever it was.
/// </summary>
public interface ICustomerMergeStore
{
    /// <summary>False, and nothing, where one of the two is at another version or is not their own any more.</summary>
    Task<bool> Merge(CustomerMerging merging, CancellationToken cancellationToken);

    /// <summary>The same the other way round. False, and nothing, where the survivor is at another version or the merge is not theirs.</summary>
    Task<bool> Unmerge(CustomerMerging merging, CancellationToken cancellationToken);

    /// <summary>The merge into this customer; null where there is none of that name. The tags are those that came with it.</summary>
    Task<StoredMerge?> Find(CustomerId survivor, string merge, CancellationToken cancellationToken);

    /// <summary>Who somebody is now; null where they are nobody any more.</summary>
    Task<CustomerLead?> Lead(CustomerId origin, CancellationToken cancellationToken);

    /// <summary>
    /// Numbers of tickets that do not follow yet: those of this customer, or of whoever was merged into them, that are not whose they should be, and those that
    /// are theirs and are rated or, where members gave the name, called otherwise. Lowest first.
    /// </summary>
    Task<ImmutableArray<long>> Astray(CustomerId customer, int limit, CancellationToken cancellationToken);
}

/// <param name="Id">Names the merge.</param>
/// <param name="From">As stored: who becomes the other, or has been them.</param>
/// <param name="Into">As stored: who remains.</param>
/// <param name="After">Who remains, as they are to be.</param>
/// <param name="Happened">To the one who remains.</param>
/// <param name="HappenedToOther">To the other.</param>
public sealed record CustomerMerging(
    string Id, Customer From, Customer Into, Customer After, CustomerEvent Happened, CustomerEvent HappenedToOther);

/// <param name="Customer">Who was merged, as their row says.</param>
/// <param name="Tags">Those that came with them.</param>
/// <param name="Identities">What was theirs, or of whoever was merged into them.</param>
public sealed record StoredMerge(Customer Customer, ImmutableArray<string> Tags, ImmutableArray<CustomerIdentity> Identities);

/// <summary>Who somebody is by now, as their tickets show them.</summary>
public sealed record CustomerLead(string Id, string Name, bool Named, CustomerRating Rating);
