using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Oqupie.Portal.Finders;
using Oqupie.Portal.Inquiries;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Looks;
using Oqupie.Portal.Notices;
using Oqupie.Portal.Redirects;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal;

/// <summary>The front door: customers' pages.</summary>
public static class PortalRegistration
{
    public static void AddPortal(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();

        // Hangul and its like as themselves: three bytes instead of eight.
        builder.Services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        builder.Services.AddServing();
        builder.Services.AddKnowledge();
        builder.Services.AddInquiries();
        builder.Services.AddFinders();
    }

    public static void MapPortal(this WebApplication app)
    {
        app.UseServing(portal => portal.UseMiddleware<TokenOnPages>());
        Asset.Map(app);
        app.MapSuggestions();
        app.MapLooks();
        app.MapSitemap();
        app.MapFeeds();
        app.MapPictures();
        app.MapMyFiles();
        app.MapProgramInquiries();
        app.MapFinders();
        app.MapRedirects();
        app.MapRazorPages().CacheOutput(PageCaching.Policy);
    }
}
