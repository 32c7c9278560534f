using Microsoft.Extensions.Logging;

namespace Oqupie.ServiceDefaults.Cluster;

/// <summary>
/// A host that starts before its silos waits for them, and for the database in which it finds them; <c>/health/live</c> answers meanwhile.
/// </summary>
internal sealed partial class WaitForCluster(TimeProvider clock, ILogger<WaitForCluster> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        LogWaiting(Problems.Unavailability.Say(exception));
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Waiting for a silo to join: {Reason}")]
    private partial void LogWaiting(string reason);
}
