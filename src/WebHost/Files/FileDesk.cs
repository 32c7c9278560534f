using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Files.Images;

namespace Oqupie.WebHost.Files;

/// <summary>Hands out files to whoever has a genuine address that has not ended.</summary>
internal sealed class FileDesk(IBlobStore blobs, LinkKeys keys, TimeProvider clock)
{
    public static readonly Refusal Forged = Refusal.NotAllowed("This address is not one of ours.", "not_our_address");
    private static readonly Refusal Ended = Refusal.Expired("This address has ended; open the ticket again.");
    private static readonly Refusal Missing = Refusal.NotFound("There is no such file.");

    public async Task<Outcome<OpenedFile>> Open(string account, string sha256, string name, string? until, string? sig, CancellationToken cancellationToken)
    {
        if (until is null || sig is null || !AccountId.TryParse(account, null, out var owner) || await keys.Of(owner) is not { } key
            || !new FileSeal(owner, key).IsGenuine(sha256, name, until, sig)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return Forged;
        }

        if (DateTimeOffset.FromUnixTimeSeconds(end) <= clock.GetUtcNow())
        {
            return Ended;
        }

        if (await blobs.Open(owner, sha256, cancellationToken) is not { } bytes)
        {
            return Missing;
        }

        var start = new byte[ImageKinds.Enough];
        var read = await bytes.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var image = ImageKinds.Of(start.AsSpan(0, read));
        var isTooLarge = image is not null && !await MayBeShown(bytes, cancellationToken);
        bytes.Position = 0;
        return new OpenedFile(bytes, name, sha256, isTooLarge ? null : image) { IsTooLarge = isTooLarge };
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

/// <param name="Bytes">From the beginning; closed by whoever sends it.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="Sha256">What it is.</param>
/// <param name="Image">The kind of image it really is; null for everything else.</param>
internal sealed record OpenedFile(Stream Bytes, string Name, string Sha256, string? Image)
{
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
}
