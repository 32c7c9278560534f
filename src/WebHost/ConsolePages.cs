using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Oqupie.WebHost;

/// <summary>The console: one page that finds its own way, and its files.</summary>
internal static class ConsolePages
{
    /// <summary>What answers for itself; a wrong address below these is 404 and not the console.</summary>
    private static readonly PathString[] NotTheConsole = ["/api", "/hubs", "/files", "/health", "/openapi", "/portal", "/portals"];

    public static void UseConsole(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (IsPage(http))
            {
                http.Request.Path = "/index.html";
            }

            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SayHowLong });
    }

    // A middleware and not a fallback endpoint: an endpoint for every GET would turn "method not allowed" into "not found".
    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint() is null
        && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !IsFile(http.Request.Path)
        && !Array.Exists(NotTheConsole, start => http.Request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    // Files lie at the root or under /assets; further down a dot belongs to an id, as in the link of an invitation.
    private static bool IsFile(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)
        || (Path.HasExtension(path.Value) && path.Value!.LastIndexOf('/') is 0);

    // Names under /assets carry a hash of what is in them; everything else is asked for anew.
    private static void SayHowLong(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
