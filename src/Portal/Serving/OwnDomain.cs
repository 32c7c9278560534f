using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Hosts;

namespace Oqupie.Portal.Serving;

/// <summary>Shows a portal at the root of its own domain, and nothing of ours that is no portal.</summary>
internal sealed class OwnDomain(RequestDelegate next, PortalCache portals, OurHosts ours)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Other portals, and what all portals share, are where they are on every host. On a host of ours everything is: whatever a brand has claimed, also
        // before the host became ours.
        if (!http.Request.Path.StartsWithSegments("/portal", StringComparison.OrdinalIgnoreCase)
            && !http.Request.Path.StartsWithSegments("/portals", StringComparison.OrdinalIgnoreCase)
            && HostName.From(http.Request.Host.Host) is { } host && !ours.Are(host) && await portals.FindDomain(host) is { } portal)
        {
            http.Items[typeof(OpenPortal)] = portal;
            http.Request.Path = $"/portal/{portal.Brand.Slug}{(http.Request.Path.Value is "/" ? "" : http.Request.Path.Value)}";
        }

        await next(http);
    }
}
