using Microsoft.Extensions.Diagnostics.HealthChecks;
using Oqupie.Contracts.Accounts;

namespace Oqupie.ServiceDefaults.Health;

/// <summary>Ready is who has joined the cluster and gets an answer from it: the whole way from here through a grain to what it has read of the storage.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key).All().WaitAsync(Patience, clock, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The cluster does not answer.", e);
        }
    }
}
