using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Files;

namespace Oqupie.Portal.Serving;

/// <summary>A brand's own colours and pictures.</summary>
internal static class LookEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void MapLooks(this WebApplication app)
    {
        app.MapGet("/portal/{slug}/look-{hash}.css", Sheet).WithMetadata(new SeenWhenClosed()).ExcludeFromDescription();
        app.MapGet("/portal/{slug}/images/{sha256}", Picture).ExcludeFromDescription();
    }

    // A page that was loaded just before a change asks for the old name, and gets what is there now.
    private static Results<NotFound, ContentHttpResult> Sheet(string hash, HttpContext http)
    {
        if (Entrance.Entered(http) is not { } portal)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = portal.SheetPath.EndsWith($"/look-{hash}.css", StringComparison.Ordinal) ? ForEver : "no-store";
        return TypedResults.Text(portal.Settings.Colouring.Sheet, "text/css");
    }

    private static async Task<Results<NotFound, FileStreamHttpResult>> Picture(
        string sha256, HttpContext http, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (Entrance.Entered(http) is not { } portal || portal.Picture(sha256) is not { } picture
            || await blobs.Open(portal.Id.Account, sha256, cancellationToken) is not { } bytes)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = ForEver;
        return TypedResults.Stream(bytes, picture.ContentType);
    }
}
