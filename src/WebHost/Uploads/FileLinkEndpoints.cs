using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Uploads;

internal static class FileLinkEndpoints
{
    public static void MapFileLinks(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/files/{token}", [HttpMethods.Get, HttpMethods.Head], Fetch).ExcludeFromDescription().IsOpenToAll();

    private static async Task<IResult> Fetch(string token, HttpContext http, FileLinkDesk desk, CancellationToken cancellationToken)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";

        if (await desk.Open(token, Counts(http.Request), cancellationToken) is not { } file)
        {
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
            headers.Vary = HeaderNames.AcceptLanguage;
            return TypedResults.Content(LinkEndedPage.In(http.Request.Headers.AcceptLanguage), "text/html; charset=utf-8", null, StatusCodes.Status404NotFound);
        }

        // Whatever it is, it is saved: nothing in it may run or look like a page of ours.
        var saved = new ContentDispositionHeaderValue("attachment");
        saved.SetHttpFileName(file.Name);
        headers.ContentDisposition = saved.ToString();
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(file.Bytes, "application/octet-stream", entityTag: new($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    // What goes on with a fetch that was broken off is no other one.
    private static bool Counts(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Headers.Range.Count is 0 || request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal));
}
