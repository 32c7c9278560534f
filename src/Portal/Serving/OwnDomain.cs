using System.Buffers;
using System.Net;

namespace Oqupie.Portal.Serving;

/// <summary>Shows a portal at the root of its own domain, and nothing of ours that is no portal.</summary>
internal sealed class OwnDomain(RequestDelegate next, PortalCache portals)
{
    private static readonly SearchValues<char> InNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    public async Task InvokeAsync(HttpContext http)
    {
        // Other portals, and what all portals share, are where they are on every host.
        if (!http.Request.Path.StartsWithSegments("/portal", StringComparison.OrdinalIgnoreCase)
            && Name(http.Request.Host.Host) is { } host && await portals.FindDomain(host) is { } portal)
        {
            http.Items[typeof(OpenPortal)] = portal;
            http.Request.Path = $"/portal/{portal.Brand.Slug}{(http.Request.Path.Value is "/" ? "" : http.Request.Path.Value)}";
        }

        await next(http);
    }

    private static string? Name(string host)
    {
        const int longest = 253;
        var name = host.Length > longest ? "" : host.ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) && !name.AsSpan().ContainsAnyExcept(InNames) && !IPAddress.TryParse(name, out _) ? name : null;
    }
}
