using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>Which tickets have lain in a box for how long. Along an index: what it costs grows with what is answered.</summary>
public interface ITicketsToPurge
{
    /// <summary>
    /// Numbers of those that have been in the box since before then, behind <paramref name="after"/>, the longest there first, at most so many. Those of which
    /// it is not known since when come first; the ticket itself decides.
    /// </summary>
    Task<ImmutableArray<PurgePlace>> Next(
        AccountId account, TicketBox box, DateTimeOffset before, PurgePlace? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many they are, but no more than <paramref name="most"/>.</summary>
    Task<int> Count(AccountId account, TicketBox box, DateTimeOffset before, int most, CancellationToken cancellationToken);
}

/// <param name="Number">The ticket's.</param>
/// <param name="Since">When it came into the box; null where that is not known.</param>
public sealed record PurgePlace(long Number, DateTimeOffset? Since);
