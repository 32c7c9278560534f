using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Oqupie.ServiceDefaults.Folders;
using Oqupie.ServiceDefaults.Health;
using Oqupie.ServiceDefaults.Hosts;
using Oqupie.ServiceDefaults.Keys;
using Oqupie.ServiceDefaults.Limits;
using Oqupie.ServiceDefaults.Problems;
using Oqupie.ServiceDefaults.Starting;
using Oqupie.ServiceDefaults.Telemetry;

namespace Oqupie.ServiceDefaults;

/// <summary>What every process does alike.</summary>
public static class ServiceDefaultsRegistration
{
    public static void AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddListenFirst();
        builder.AddTelemetry();
        builder.Services.AddHealth();
        builder.Services.AddLimits();
        builder.Services.AddProblems();
        builder.Services.AddKeyRing();
        builder.Services.TryAddSingleton<OurHosts>();
        builder.Services.AddHostedService<PrivateFolders>();
    }

    /// <summary>First in the pipeline: whatever goes wrong after it becomes an answer.</summary>
    public static void UseServiceDefaults(this WebApplication app)
    {
        app.UseListenFirst();
        app.UseProblems();
        app.MapHealth();
    }
}
