using System.Collections.Concurrent;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>Remembers what it was rung for.</summary>
internal sealed class RecordingBell : IDueBell
{
    private readonly ConcurrentQueue<(int Shard, DateTimeOffset At)> _rung = new();

    public IEnumerable<(int Shard, DateTimeOffset At)> Rung => _rung;

    public void Ring(int shard, DateTimeOffset at) => _rung.Enqueue((shard, at));
}
