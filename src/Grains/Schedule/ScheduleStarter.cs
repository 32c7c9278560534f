using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Schedule;

/// <summary>Sets every shard going when a silo starts, so that what was missed is done then. Several silos may do so; it changes nothing.</summary>
internal sealed class ScheduleStarter(IGrainFactory grains, TimeProvider clock, ILogger<ScheduleStarter> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ScheduleStarter), ServiceLifecycleStage.Last, token => logger.Insist(nameof(ScheduleStarter), Start, clock, token));

    private Task Start() =>
        Task.WhenAll(Enumerable.Range(0, DueShard.Count).Select(shard => grains.GetGrain<IScheduleGrain>(shard).Wake(clock.GetUtcNow())));
}
