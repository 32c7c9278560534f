using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace Oqupie.ServiceDefaults.Health;

internal static class HealthRegistration
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ClusterHealthCheck>(); // It remembers how it was.
        services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster", tags: [Ready]);
    }

    /// <summary>Live: the process turns, so leave it alone. Ready: give it traffic.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}
