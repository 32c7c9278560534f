namespace Oqupie.Grains.Schedule;

/// <summary>Tells the schedule of rows that were put. The stores ring it, after the commit.</summary>
public interface IDueBell
{
    /// <summary>Never waits and never fails: the schedule also looks by itself.</summary>
    void Ring(int shard, DateTimeOffset at);
}
