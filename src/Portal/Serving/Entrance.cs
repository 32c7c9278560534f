using Oqupie.Portal.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>Finds the brand of the address, once for everything after it. An address of no brand goes on without one.</summary>
internal sealed class Entrance(RequestDelegate next, PortalDoor door)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (await door.Find(Slug(http.Request.Path.Value!)) is { } portal)
        {
            http.Items[typeof(OpenPortal)] = portal;
        }

        await next(http);
    }

    /// <summary>Null where the address is none of a brand's.</summary>
    public static OpenPortal? Entered(HttpContext http) => http.Items[typeof(OpenPortal)] as OpenPortal;

    // "/portal/cook/articles/…" is of cook; "/portal/-/…" is ours.
    private static string Slug(string path)
    {
        var rest = path["/portal".Length..].TrimStart('/');
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        var slug = end < 0 ? rest : rest[..end];
        return slug is "-" ? "" : slug;
    }
}
