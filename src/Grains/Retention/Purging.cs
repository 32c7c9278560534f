using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Retention;

/// <summary>Purges what was kept long enough, once a day.</summary>
internal sealed class Purging(IGrainFactory grains) : IDueOwner
{
    public string What => RetentionDue.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken) =>
        await grains.GetGrain<IPurgeGrain>(item.Account.ToString()).Purge(item.Token, cancellationToken) ? DueOutcome.Ended : DueOutcome.Done;
}
