namespace Oqupie.Portal.Serving;

/// <summary>
/// Finds the brand of the address, once for everything after it. An address of no brand goes on without one; an old address leads on, and a closed portal says
/// so.
/// </summary>
internal sealed class Entrance(RequestDelegate next, PortalCache portals)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var portal = Entered(http);

        if (portal is null)
        {
            var (slug, behind) = Parts(http.Request.Path.Value!);
            portal = await portals.Find(slug);

            if (portal is not null && portal.Brand.Slug != slug)
            {
                http.Response.Headers.Location = $"/portal/{portal.Brand.Slug}{new PathString(behind).ToUriComponent()}{http.Request.QueryString}";
                http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
                return;
            }

            http.Items[typeof(OpenPortal)] = portal;
        }

        if (portal is { Settings.On: false } && http.GetEndpoint()?.Metadata.GetMetadata<SeenWhenClosed>() is null)
        {
            await PlainPage.Write(http, StatusCodes.Status404NotFound, portal.Words, portal.Words.Closed, portal.Words.ClosedWhy, portal);
            return;
        }

        await next(http);
    }

    /// <summary>Null where the address is none of a brand's.</summary>
    public static OpenPortal? Entered(HttpContext http) => http.Items[typeof(OpenPortal)] as OpenPortal;

    // "/portal/cook/articles/…" is of cook; "/portal/-/…" is ours.
    private static (string Slug, string Behind) Parts(string path)
    {
        var rest = path["/portal".Length..].TrimStart('/');
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        var slug = end < 0 ? rest : rest[..end];
        return slug is "-" ? ("", "") : (slug, end < 0 ? "" : rest[end..]);
    }
}

/// <summary>On what is seen of a closed portal: what its page needs itself, and what is shown to those who write.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SeenWhenClosed : Attribute;
