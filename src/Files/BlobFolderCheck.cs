using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Oqupie.Files;

/// <summary>Ready is who can keep what comes in: a full disk takes a host out of traffic until there is room again.</summary>
internal sealed class BlobFolderCheck(FolderBlobStore blobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await blobs.Try(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Contracts.StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
