using System.Collections.Immutable;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>What takes tickets away for good asks one. The same grain as <see cref="Contracts.Tickets.ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketPurgeGrain")]
internal interface ITicketPurgeGrain : IGrainWithStringKey
{
    /// <summary>Whether it has lain in the deleted or the blocked box since before then, with nothing of it still on its way out.</summary>
    [Alias("IsDue")]
    Task<bool> IsDue(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The numbers of the tickets that were merged into it, which go before it does.</summary>
    [Alias("Absorbed")]
    Task<ImmutableArray<long>> Absorbed(CancellationToken cancellationToken);

    /// <summary>
    /// Takes away its row, its words and all that hangs on it; what is left is that it happened. Nothing happens where it is not due, or gone.
    /// </summary>
    [Alias("Purge")]
    Task<bool> Purge(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The same of a ticket that was merged into one that is about to be purged. Nothing happens where it is on its own again.</summary>
    [Alias("PurgeInto")]
    Task<bool> PurgeInto(long survivor, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the same away whatever box it lies in and whatever is to be sent yet. False while a reply is being handed over at this moment; true also where it
    /// was gone already.
    /// </summary>
    [Alias("Erase")]
    Task<bool> Erase(CancellationToken cancellationToken);
}
