using Microsoft.AspNetCore.Builder;

namespace Oqupie.WebHost.Access;

internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-src 'self' blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Set before anything answers, so that whoever serves something else (a file, a portal page) says so by setting its own.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        if (AccessMiddleware.IsOurs(http.Request.Path))
        {
            headers.CacheControl = "no-store"; // What one member may see must not be shown to the next by a cache.
        }

        return next(http);
    });
}
