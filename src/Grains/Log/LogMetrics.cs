using System.Diagnostics.Metrics;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

internal static class LogMetrics
{
    private static readonly Meter Meter = new("Oqupie.Log");

    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("oqupie.log.follower.events", description: "Events that followers of the event log handed to consumers.");

    private static readonly Counter<long> Failures =
        Meter.CreateCounter<long>("oqupie.log.follower.failures", description: "Attempts of followers of the event log that failed.");

    private static readonly Gauge<long> Held =
        Meter.CreateGauge<long>("oqupie.log.follower.held", description: "Accounts that a follower of the event log goes on without.");

    private static readonly Gauge<long> Stopped =
        Meter.CreateGauge<long>("oqupie.log.follower.stopped", description: "1 where a follower has stopped for another era or for too many held accounts.");

    public static void Took(FollowerId follower, int count) => Events.Add(count, Consumer(follower), Shard(follower));

    public static void Failed(FollowerId follower) => Failures.Add(1, Consumer(follower), Shard(follower));

    public static void Stands(FollowerId follower, FollowerState state, int held)
    {
        Held.Record(held, Consumer(follower), Shard(follower));
        Stopped.Record(state is FollowerState.OtherEra or FollowerState.Full ? 1 : 0, Consumer(follower), Shard(follower));
    }

    private static KeyValuePair<string, object?> Consumer(FollowerId follower) => new("consumer", follower.Consumer);

    private static KeyValuePair<string, object?> Shard(FollowerId follower) => new("shard", follower.Shard);
}
