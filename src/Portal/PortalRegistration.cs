using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Looks;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal;

/// <summary>The front door: customers' pages.</summary>
public static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();
        builder.Services.AddServing();
        builder.Services.AddKnowledge();
    }

    public static void MapPortal(this WebApplication app)
    {
        app.UseServing();
        app.MapStylesheet();
        app.MapScript();
        app.MapSuggestions();
        app.MapLooks();
        app.MapSitemap();
        app.MapPictures();
        app.MapRazorPages().CacheOutput(PageCaching.Policy);
    }
}
