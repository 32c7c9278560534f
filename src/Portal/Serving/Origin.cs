namespace Oqupie.Portal.Serving;

/// <summary>What whole addresses of our pages begin with.</summary>
internal static class Origin
{
    /// <summary>Without a slash at its end. As set, or as this request found us.</summary>
    public static string Of(HttpContext http, PortalOptions options) =>
        options.PublicAddress is { Length: > 0 } set ? set.TrimEnd('/') : $"{http.Request.Scheme}://{http.Request.Host}";
}
