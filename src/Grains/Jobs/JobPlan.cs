using Oqupie.Contracts.Jobs;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Jobs;

/// <summary>When a job that is at work is looked after.</summary>
public static class JobPlan
{
    public const string What = "job.run";

    /// <summary>How often, and so how late it goes on after a crash.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static DueRow Row(JobId job, DateTimeOffset at) => new() { What = What, Key = job.Local, At = at };
}
