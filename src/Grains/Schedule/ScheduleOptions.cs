using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Schedule;

/// <summary>Settings under "Schedule".</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedule";

    /// <summary>How often each shard looks without being told, in case it was not.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows of a shard are acted on at the same time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 32;

    /// <summary>How many of them may be of one account, so that a slow one leaves places to others.</summary>
    [Range(1, 256)]
    public int ConcurrencyOfAccount { get; set; } = 8;
}
