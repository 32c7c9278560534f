using Oqupie.Grains.Schedule;

namespace Oqupie.Bench.Measuring;

/// <summary>For stores that are measured without a schedule.</summary>
internal sealed class SilentBell : IDueBell
{
    public void Ring(int shard, DateTimeOffset at)
    {
    }
}
