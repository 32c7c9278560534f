using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Oqupie.WebHost;

/// <summary>The console: one page that finds its own way, and its files.</summary>
internal static class ConsolePages
{
    /// <summary>What answers for itself; a wrong address below these is 404 and not the console.</summary>
    private static readonly PathString[] NotTheConsole = ["/api", "/hubs", "/files", "/health", "/openapi", "/portal", "/portals"];

    /// <summary>What lies compressed beside a file, the smaller one first; the build writes them.</summary>
    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".br"] = "application/octet-stream" } };

    public static void UseConsole(this WebApplication app)
    {
        var policy = new PagePolicy(app.Environment.WebRootFileProvider);
        app.Use((http, next) =>
        {
            if (IsPage(http))
            {
                http.Request.Path = PagePolicy.Page;
                http.Response.Headers.ContentSecurityPolicy = policy.Over(http.Response.Headers.ContentSecurityPolicy.ToString());
            }
            else if (IsAsset(http.Request.Path))
            {
                PickCoding(http, app.Environment.WebRootFileProvider);
            }

            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Describe, ContentTypeProvider = Types });
    }

    private static void PickCoding(HttpContext http, IFileProvider files)
    {
        var taken = http.Request.GetTypedHeaders().AcceptEncoding;

        foreach (var (coding, ending) in Codings)
        {
            if (taken.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0)
                && files.GetFileInfo(http.Request.Path + ending).Exists)
            {
                http.Response.Headers.ContentEncoding = coding;
                http.Request.Path += ending;
                return;
            }
        }
    }

    // A middleware and not a fallback endpoint: an endpoint for every GET would turn "method not allowed" into "not found".
    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint() is null
        && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !IsFile(http.Request.Path)
        && !Array.Exists(NotTheConsole, start => http.Request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    // Files lie at the root or under /assets; further down a dot belongs to an id, as in the link of an invitation.
    private static bool IsFile(PathString path) =>
        IsAsset(path)
        || (Path.HasExtension(path.Value) && path.Value!.LastIndexOf('/') is 0);

    private static bool IsAsset(PathString path) => path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);

    // Names under /assets carry a hash of what is in them; everything else is asked for anew.
    private static void Describe(StaticFileResponseContext file)
    {
        var (request, answer) = (file.Context.Request, file.Context.Response);
        answer.Headers.CacheControl = IsAsset(request.Path) ? "public, max-age=31536000, immutable" : "no-cache";

        if (IsAsset(request.Path))
        {
            answer.Headers.Vary = "Accept-Encoding";
        }

        if (answer.Headers.ContentEncoding.Count > 0 && Types.TryGetContentType(Path.ChangeExtension(request.Path.Value!, null), out var type))
        {
            answer.ContentType = type; // Of what is in it.
        }
    }
}
