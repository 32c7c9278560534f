namespace Oqupie.Portal.Serving;

internal static class PageHeaders
{
    // Articles bring checked style attributes and pictures of the web, and no script; the structured data is none. The one script is a file of ours. Players of
    // videos come into frames when a reader wants them, and films are files of any server.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: https:; media-src "
            + "'self' https:; frame-src https://www.youtube-nocookie.com https://player.vimeo.com; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    // Nothing in a customer's or colleague's file may run or look like a page of ours.
    private const string OfFiles = "sandbox; default-src 'none'";

    /// <summary>Set as the answer leaves: in one process with the console, its headers come later and would win.</summary>
    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentDisposition.Count > 0 ? OfFiles : ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = ((HttpContext)state).Items.ContainsKey(typeof(NoReferrer)) ? "no-referrer" : "strict-origin-when-cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        }, http);
        return next(http);
    });
}
