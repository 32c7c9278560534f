using Orleans.Concurrency;

namespace Oqupie.Grains.Schedule;

/// <summary>Does what is due of one shard, at its time. The key is the shard's number.</summary>
[Alias("oqupie.IScheduleGrain")]
internal interface IScheduleGrain : IGrainWithIntegerKey
{
    /// <summary>Something is due then. Nobody waits for an answer: a call that is lost costs the time until the schedule looks by itself.</summary>
    [Alias("Wake"), OneWay]
    Task Wake(DateTimeOffset due);
}
