using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Plans;

/// <summary>Has replies leave at their time.</summary>
internal sealed class PlannedReplies(IGrainFactory grains) : IDueOwner
{
    public string What => ReplyPlan.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var (ticket, plan) = ReplyPlan.Of(item);
        var sent = await grains.GetGrain<IDueRepliesGrain>(ticket.ToString()).SendDue(plan, item.Token, cancellationToken);

        if (!sent.Succeeded(out var ended, out var refusal))
        {
            return DueOutcome.Later(refusal.Code);
        }

        return ended ? DueOutcome.Ended : DueOutcome.Done;
    }
}
