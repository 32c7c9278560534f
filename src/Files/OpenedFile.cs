using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Oqupie.Contracts.Accounts;
using Oqupie.Files.Images;

namespace Oqupie.Files;

/// <param name="Bytes">From the beginning; closed by whoever sends it.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="Sha256">What it is.</param>
/// <param name="Image">The kind of image it really is; null for everything else.</param>
public sealed record OpenedFile(Stream Bytes, string Name, string Sha256, string? Image)
{
    /// <summary>Null where the account has no such bytes. Whether one may have them has been asked before.</summary>
    public static async Task<OpenedFile?> Open(IBlobStore blobs, AccountId account, string sha256, string name, CancellationToken cancellationToken)
    {
        if (await blobs.Open(account, sha256, cancellationToken) is not { } bytes)
        {
            return null;
        }

        var start = new byte[ImageKinds.Enough];
        var read = await bytes.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var image = ImageKinds.Of(start.AsSpan(0, read));
        var isTooLarge = image is not null && !await MayBeShown(bytes, cancellationToken);
        bytes.Position = 0;
        return new OpenedFile(bytes, name, sha256, isTooLarge ? null : image) { IsTooLarge = isTooLarge };
    }

    /// <summary>An image of more pixels than a browser should be given. It can be saved.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Nothing in a file may run or look like a page of ours, whatever it claims to be.</summary>
    public IResult ToHttp(HttpResponse response)
    {
        // An <img> decodes whatever it gets, whatever we say that it is.
        if (IsTooLarge && response.HttpContext.Request.Headers["Sec-Fetch-Dest"] == "image")
        {
            Bytes.Dispose();
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var shown = new ContentDispositionHeaderValue(Image is null ? "attachment" : "inline");
        shown.SetHttpFileName(Name);
        response.Headers.ContentDisposition = shown.ToString();
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=3600, immutable";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(Bytes, Image ?? "application/octet-stream", entityTag: new($"\"{Sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<bool> MayBeShown(Stream bytes, CancellationToken cancellationToken)
    {
        bytes.Position = 0;
        var start = ArrayPool<byte>.Shared.Rent(ImageKinds.EnoughForSize);

        try
        {
            var read = await bytes.ReadAtLeastAsync(
                start.AsMemory(0, ImageKinds.EnoughForSize), ImageKinds.EnoughForSize, throwOnEndOfStream: false, cancellationToken);
            return ImageSize.MayBeShown(start.AsSpan(0, read), isWhole: read == bytes.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(start);
        }
    }
}
