namespace Oqupie.Portal;

/// <summary>The front door: customers' pages.</summary>
public static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder) => builder.Services.AddRazorPages();

    public static void MapPortal(this WebApplication app) => app.MapRazorPages();
}
