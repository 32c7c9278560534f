using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

internal static class PictureEndpoints
{
    public static void MapPictures(this WebApplication app) =>
        app.MapGet("/portal/{slug}/articles/{id}/images/{hash}", Picture).CacheOutput(PageCaching.Policy).ExcludeFromDescription();

    // Not for ever: an article may be taken back, and then its pictures are too.
    private static async Task<Results<NotFound, FileContentHttpResult>> Picture(string id, string hash, HttpContext http, PictureDesk desk, CancellationToken cancellationToken)
    {
        if (Entrance.Entered(http) is not { } portal || await desk.Open(portal, id, hash, cancellationToken) is not { } picture)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Bytes(picture, KindOf(picture), entityTag: new($"\"{hash[..16]}\""));
    }

    // By what it is, of the four that there are.
    private static string KindOf(byte[] picture) => picture[0] switch
    {
        0x89 => "image/png",
        0xFF => "image/jpeg",
        (byte)'G' => "image/gif",
        _ => "image/webp",
    };
}
