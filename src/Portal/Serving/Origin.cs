namespace Oqupie.Portal.Serving;

/// <summary>What whole addresses of our pages begin with.</summary>
internal static class Origin
{
    /// <summary>Without a slash at its end: the portal's own domain, what is set for the server, or as this request found us.</summary>
    public static string Of(HttpContext http, PortalOptions options, OpenPortal portal) =>
        portal.CanonicalOrigin
        ?? (options.PublicAddress is { Length: > 0 } set && !portal.IsOnOwnDomain ? set.TrimEnd('/') : $"{http.Request.Scheme}://{http.Request.Host}");
}
