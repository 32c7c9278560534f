using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.WebHost.Access;

/// <summary>Refuses what another site makes a signed-in browser send. Programs with a key are not concerned: nobody else's page has their key.</summary>
internal sealed class CrossSiteWrites(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        IsConcerned(http.Request) && !IsFromHere(http.Request)
            ? Problem.Of(StatusCodes.Status403Forbidden, "cross_site", "This came from another site.").ExecuteAsync(http)
            : next(http);

    private static bool IsConcerned(HttpRequest request) =>
        AccessMiddleware.IsOurs(request.Path)
        && (!AccessMiddleware.IsSafe(request.Method) || IsWebSocket(request))
        && !ApiKeyAuthentication.IsUsedBy(request);

    // Every browser says with a write where it comes from (Fetch Standard: Origin on whatever is neither GET nor HEAD). Who says nothing is a
    // program with a cookie jar, whom no page can make do anything.
    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && !StringValues.IsNullOrEmpty(site))
        {
            return site.ToString() is "same-origin" or "none";
        }

        return !request.Headers.TryGetValue("Origin", out var origin) || StringValues.IsNullOrEmpty(origin)
            || (Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from)
                && string.Equals(from.Authority, WithoutDefaultPort(request, from.Scheme), StringComparison.OrdinalIgnoreCase));
    }

    private static string WithoutDefaultPort(HttpRequest request, string scheme) =>
        (scheme, request.Host.Port) is ("http", 80) or ("https", 443) ? request.Host.Host : request.Host.Value ?? "";

    private static bool IsWebSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase) || HttpMethods.IsConnect(request.Method);
}
