using Microsoft.Extensions.Logging;

namespace Oqupie.ServiceDefaults.Cluster;

/// <summary>
/// A host that starts before its silos waits for them; <c>/health/live</c> answers meanwhile only once it has begun to listen, so orchestrators should allow
/// for it.
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

        LogWaiting(exception.Message);
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Waiting for a silo to join: {Reason}")]
    private partial void LogWaiting(string reason);
}
