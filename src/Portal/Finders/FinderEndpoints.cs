using Oqupie.Portal.Serving;
using Oqupie.ServiceDefaults.Access;

namespace Oqupie.Portal.Finders;

/// <summary>The one address that apps open (PORTAL-FINDER.md). Shipped programs speak to it, so it is never changed.</summary>
internal static class FinderEndpoints
{
    public const string Address = "/portals/finder";

    public static void MapFinders(this WebApplication app) => app.MapGet(Address, Find).IsOpenToAll().ExcludeFromDescription();

    private static async Task Find(HttpContext http, FinderDesk desk, PortalCache portals, VisitorCookie cookie)
    {
        FinderPage.KeepQuiet(http);

        if (await desk.Ask(http, http.Request.QueryString.Value ?? "") is not { } answer)
        {
            await FinderPage.Refuse(http, StatusCodes.Status429TooManyRequests, "too_many");
            return;
        }

        var portal = answer.Slug is { } slug ? await portals.Find(slug) : null;

        if (portal is { Settings.On: false })
        {
            await PlainPage.Write(http, StatusCodes.Status404NotFound, portal.Words, portal.Words.Closed, portal.Words.ClosedWhy, portal);
        }
        else if (answer is { Code: null, Location: { } location } && portal is not null)
        {
            cookie.Write(http, portal, Visitor.Of(answer));
            http.Response.Headers.Location = location;
            http.Response.StatusCode = StatusCodes.Status302Found;
        }
        else
        {
            await FinderPage.Refuse(http, answer.Code is null or "portal_off" ? StatusCodes.Status404NotFound : answer.Status, answer.Code ?? "no_brand");
        }
    }
}
