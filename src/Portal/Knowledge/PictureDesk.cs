using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Files;
using Oqupie.Files.Images;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

/// <summary>Shows the pictures of public articles, without what cannot be seen in them.</summary>
internal sealed class PictureDesk(IGrainFactory grains, IBlobStore blobs) : IDisposable
{
    /// <summary>A larger one is not shown: phones could not either.</summary>
    private const int MostBytes = 12 * 1024 * 1024;

    private const int AtOnce = 4;

    private readonly SemaphoreSlim _reading = new(AtOnce);

    /// <summary>Null where the article is not public, does not show it, or it is no picture.</summary>
    public async Task<byte[]?> Open(OpenPortal portal, string article, string hash, CancellationToken cancellationToken) =>
        portal.Has(article) && await grains.GetGrain<IPortalKnowledgeGrain>(portal.Id.ToString()).Article(article, cancellationToken) is { } shown
            ? await Read(portal, shown.Article.Body, hash, cancellationToken)
            : null;

    /// <summary>Null where the notice is not public, does not show it, or it is no picture.</summary>
    public async Task<byte[]?> OpenNotice(OpenPortal portal, string notice, string hash, CancellationToken cancellationToken) =>
        await grains.GetGrain<IPortalNoticesGrain>(portal.Id.ToString()).Notice(notice) is { } shown
            ? await Read(portal, shown.Body, hash, cancellationToken)
            : null;

    /// <summary>Null where there is no such preview, it does not show it, or it is no picture.</summary>
    public async Task<byte[]?> OpenPreview(OpenPortal portal, string token, string hash, CancellationToken cancellationToken) =>
        await grains.GetGrain<IPreviewsGrain>(portal.Id.ToString()).Open(token) is { } shown ? await Read(portal, shown.Body, hash, cancellationToken) : null;

    private async Task<byte[]?> Read(OpenPortal portal, string body, string hash, CancellationToken cancellationToken)
    {
        if (!ArticlePictures.Has(body, hash) || await blobs.Size(portal.Id.Account, hash, cancellationToken) is not (> 0 and <= MostBytes and var size))
        {
            return null;
        }

        await _reading.WaitAsync(cancellationToken);

        try
        {
            await using var stream = await blobs.Open(portal.Id.Account, hash, cancellationToken);

            if (stream is null)
            {
                return null;
            }

            var bytes = new byte[size];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return ImageMetadata.Remove(bytes);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}
