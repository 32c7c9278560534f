using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

internal static class PictureEndpoints
{
    // What lies at an address of a hash never changes. Of an article that is taken back, only those who have seen its pictures keep them.
    private const string Long = "public, max-age=2592000, immutable";

    public static void MapPictures(this WebApplication app)
    {
        app.MapGet("/portal/{slug}/articles/{id}/images/{hash}", OfArticle).CacheOutput(PageCaching.Policy).ExcludeFromDescription();
        app.MapGet("/portal/{slug}/notices/{id}/images/{hash}", OfNotice).CacheOutput(PageCaching.Policy).ExcludeFromDescription();
        app.MapGet("/portal/{slug}/preview/{token}/images/{hash}", OfPreview).WithMetadata(new SeenWhenClosed()).ExcludeFromDescription();
    }

    private static Task<Results<NotFound, FileContentHttpResult>> OfArticle(
        string id, string hash, HttpContext http, PictureDesk desk, CancellationToken cancellationToken) =>
        Lasting(http, hash, portal => desk.Open(portal, id, hash, cancellationToken));

    private static Task<Results<NotFound, FileContentHttpResult>> OfNotice(
        string id, string hash, HttpContext http, PictureDesk desk, CancellationToken cancellationToken) =>
        Lasting(http, hash, portal => desk.OpenNotice(portal, id, hash, cancellationToken));

    private static async Task<Results<NotFound, FileContentHttpResult>> Lasting(HttpContext http, string hash, Func<OpenPortal, Task<byte[]?>> open)
    {
        if (Entrance.Entered(http) is not { } portal || await open(portal) is not { } picture)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = Long;
        return TypedResults.Bytes(picture, KindOf(picture), entityTag: new($"\"{hash[..16]}\""));
    }

    private static async Task<Results<NotFound, FileContentHttpResult>> OfPreview(
        string token, string hash, HttpContext http, PictureDesk desk, CancellationToken cancellationToken)
    {
        if (Entrance.Entered(http) is not { } portal || await desk.OpenPreview(portal, token, hash, cancellationToken) is not { } picture)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(picture, KindOf(picture));
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
