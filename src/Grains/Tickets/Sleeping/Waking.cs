using System.Globalization;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Sleeping;

/// <summary>Wakes tickets at their time.</summary>
internal sealed class Waking(IGrainFactory grains) : IDueOwner
{
    public string What => SleepRules.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var ticket = new TicketId(item.Account, long.Parse(item.Key, CultureInfo.InvariantCulture));
        return await grains.GetGrain<ITicketSleepGrain>(ticket.ToString()).Wake(item.Token, cancellationToken) ? DueOutcome.Ended : DueOutcome.Done;
    }
}
