using Oqupie.Contracts;

namespace Oqupie.Grains.Tickets.Plans;

/// <summary>What the schedule asks a ticket. The same grain as <see cref="Contracts.Tickets.ITicketGrain"/>.</summary>
[Alias("oqupie.IDueRepliesGrain")]
internal interface IDueRepliesGrain : IGrainWithStringKey
{
    /// <summary>The planned reply leaves, or is held back for what is in its way; the row ends with that, so it happens once.</summary>
    /// <param name="plan">The version of the plan's event.</param>
    /// <param name="token">Of the row whose time has come.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where nothing is planned any more, so that the row has no use.</returns>
    [Alias("SendDue")]
    Task<Outcome<bool>> SendDue(long plan, string token, CancellationToken cancellationToken);
}
