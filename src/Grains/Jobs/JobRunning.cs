using Oqupie.Contracts.Jobs;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Jobs;

/// <summary>Has jobs go on that were at work when their silo ended.</summary>
internal sealed class JobRunning(IGrainFactory grains) : IDueOwner
{
    public string What => JobPlan.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var job = grains.GetGrain<IJobRunGrain>(new JobId(item.Account, item.Key).ToString());
        return await job.LookAfter(item.Token, cancellationToken) ? DueOutcome.Ended : DueOutcome.Done;
    }
}
