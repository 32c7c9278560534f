using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Oqupie.Files;
using Oqupie.ServiceDefaults.Hosts;

namespace Oqupie.Portal.Serving;

internal static class ServingRegistration
{
    private const int MaxPageBytes = 4 * 1024 * 1024;

    public static void AddServing(this IServiceCollection services)
    {
        services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<OurHosts>();
        services.AddSingleton<PortalCache>();
        services.AddSingleton<DoorSeals>();
        services.AddSingleton<PublicArticlesCache>();
        services.AddSingleton<ViewTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewTeller>());
        services.AddTransient<IStartupFilter, OwnDomains>();
        services.AddFiles();
        services.AddResponseCompression(compression => compression.EnableForHttps = true); // Nothing on these pages is secret.
        services.AddSearchLimit();
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<IOptions<PortalOptions>>((cache, portal) =>
        {
            cache.SizeLimit = portal.Value.CacheBytes;
            cache.MaximumBodySize = MaxPageBytes;
            cache.AddPolicy(PageCaching.Policy, policy => policy.AddPolicy<PageCaching>(), excludeDefaultPolicy: true);
        });
    }

    /// <summary>For the portal's addresses only, and before what other floors of the same process do with them.</summary>
    /// <param name="app">The host.</param>
    /// <param name="identify">Who comes, once it is known where to.</param>
    public static void UseServing(this IApplicationBuilder app, Action<IApplicationBuilder> identify)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/portals", StringComparison.OrdinalIgnoreCase), shared =>
        {
            shared.UsePageHeaders();
            shared.UseMiddleware<NothingThere>();
        });
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/portal", StringComparison.OrdinalIgnoreCase), portal =>
        {
            portal.UsePageHeaders();
            portal.UseMiddleware<Entrance>();
            portal.UseMiddleware<NothingThere>();
            identify(portal);
            portal.UseRateLimiter();
            portal.UseMiddleware<ViewCounting>();
            portal.UseOutputCache();
            portal.UseResponseCompression(); // Behind the cache, so that a page is compressed once.
        });
    }
}
