using Oqupie.Contracts.Jobs;

namespace Oqupie.Grains.Jobs;

/// <summary>How the schedule looks after a job that is at work. The same grain as <see cref="IJobGrain"/>.</summary>
[Alias("oqupie.IJobRunGrain")]
internal interface IJobRunGrain : IGrainWithStringKey
{
    /// <summary>Goes on where it stopped, wherever that was, and is looked after again a little later. False where it has ended, or was never made.</summary>
    /// <param name="token">Of the row that is due.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    [Alias("LookAfter")]
    Task<bool> LookAfter(string token, CancellationToken cancellationToken);
}
