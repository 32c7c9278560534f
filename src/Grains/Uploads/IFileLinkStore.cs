using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;

namespace Oqupie.Grains.Uploads;

/// <summary>A row for each link that was fetched or taken back.</summary>
public interface IFileLinkStore
{
    /// <summary>Those of these replies that have a row, in no order.</summary>
    Task<ImmutableArray<LinkState>> Of(TicketId ticket, ImmutableArray<long> items, CancellationToken cancellationToken);

    /// <summary>Counts one fetch.</summary>
    Task Fetched(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Writes down that it was taken back; where it was before, the first time stays.</summary>
    Task Withdraw(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken);
}
