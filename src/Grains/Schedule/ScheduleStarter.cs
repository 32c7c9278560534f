namespace Oqupie.Grains.Schedule;

/// <summary>Sets every shard going when a silo starts, so that what was missed is done then. Several silos may do so; it changes nothing.</summary>
internal sealed class ScheduleStarter(IGrainFactory grains, TimeProvider clock) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ScheduleStarter), ServiceLifecycleStage.Last, Start);

    private Task Start(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, DueShard.Count).Select(shard => grains.GetGrain<IScheduleGrain>(shard).Wake(clock.GetUtcNow())));
}
