using Microsoft.Net.Http.Headers;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Portals;
using Oqupie.Portal.Serving;
using Oqupie.ServiceDefaults.Access;

namespace Oqupie.Portal.Redirects;

/// <summary>Addresses of portals of another product, which shipped games link to, lead on (OQUPIE.md, "addresses are stable, old ones redirect").</summary>
internal static class RedirectEndpoints
{
    // For good, but not for ever: who puts a redirect right is heard on the next day.
    private const string Kept = "public, max-age=86400";

    public static void MapRedirects(this WebApplication app) =>
        app.MapMethods("/portals/{**rest}", ["GET", "HEAD"], Lead).IsOpenToAll().ExcludeFromDescription();

    private static async Task Lead(HttpContext http, IGrainFactory grains, PortalCache portals)
    {
        if (!OldAddress.TryParse($"{http.Request.Path.ToUriComponent()}{http.Request.QueryString}", out var address)
            || await grains.GetGrain<ISlugGrain>(OldAddress.PlaceOf(address.Portal)).Owner() is not { } brand
            || await grains.GetGrain<IPortalRedirectsGrain>(brand.ToString()).Find(address) is not { } page
            || !(await grains.GetGrain<IBrandGrain>(brand.ToString()).Read()).Succeeded(out var known, out _)
            || await portals.Find(known.Slug) is not { } portal)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound; // NothingThere makes a page of it.
            return;
        }

        var path = portal.Path(page.Length is 0 ? "" : $"/{page}");
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        http.Response.Headers.Location = $"{portal.CanonicalOrigin}{portal.CanonicalPath(path)}";
        http.Response.Headers[HeaderNames.CacheControl] = Kept;
    }
}
