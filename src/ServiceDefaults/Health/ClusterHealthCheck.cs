using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.ServiceDefaults.Health;

/// <summary>
/// Ready is who has started to the end (the owner whom the settings name can sign in), is not stopping, and gets an answer from the cluster:
/// the whole way from here through a grain to the database, which takes a write. Says in the log when that ends and when it is so again.
/// </summary>
internal sealed partial class ClusterHealthCheck(
    IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ClusterHealthCheck> logger) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private string? _trouble;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The host is starting or stopping.");
        }

        var trouble = await Ask(cancellationToken);

        if (Interlocked.Exchange(ref _trouble, trouble) is var before && (before is null) != (trouble is null))
        {
            Say(trouble);
        }

        return trouble is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(trouble);
    }

    private async Task<string?> Ask(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IStoreHealthGrain>(IStoreHealthGrain.Key).Try().WaitAsync(Patience, clock, cancellationToken);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailability.Say(e);
        }
    }

    private void Say(string? trouble)
    {
        if (trouble is null)
        {
            LogReady();
        }
        else
        {
            LogNotReady(trouble);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not ready any more: {Reason}")]
    private partial void LogNotReady(string reason);

    [LoggerMessage(LogLevel.Information, "Ready again.")]
    private partial void LogReady();
}
