using System.Net;
using System.Net.Http;
using Microsoft.Extensions.Options;
using Oqupie.Files.Images;
using Oqupie.ServiceDefaults.Outgoing;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Pictures;

/// <summary>
/// Fetches a picture that a mail names, as a stranger would: without cookies, referrer or name. What comes is a raster image by its own bytes, or nothing.
/// </summary>
internal sealed class PictureFetch : IDisposable
{
    private const int MostRedirects = 3;

    private readonly HttpMessageInvoker _http;
    private readonly SemaphoreSlim _turns;
    private readonly PictureOptions _options;
    private readonly TimeProvider _clock;

    public PictureFetch(OutgoingGate gate, IOptions<PictureOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _http = new(gate.Handler(_options.Timeout));
        _turns = new(_options.AtOnce);
    }

    /// <summary>Null where there is none that could be shown, for whatever reason.</summary>
    public async Task<Picture?> Fetch(string address)
    {
        using var ending = new CancellationTokenSource(_options.Timeout, _clock);

        try
        {
            await _turns.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            return await Follow(address, ending.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null; // Whatever the other side did, or did not do, there is no picture.
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turns.Dispose();
    }

    private async Task<Picture?> Follow(string address, CancellationToken cancellationToken)
    {
        var next = Of(address);

        for (var hops = 0; next is not null && hops <= MostRedirects; hops++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            request.Headers.TryAddWithoutValidation("Accept", "image/png, image/jpeg, image/gif, image/webp");
            request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (compatible; mail picture)");
            using var response = await _http.SendAsync(request, cancellationToken);

            if (response.StatusCode is HttpStatusCode.OK)
            {
                return await Read(response.Content, cancellationToken);
            }

            var isElsewhere = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;
            next = isElsewhere && response.Headers.Location is { } location && Uri.TryCreate(next, location, out var there) ? Of(there.AbsoluteUri) : null;
        }

        return null;
    }

    private static Uri? Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length is 0 ? uri : null;

    private async Task<Picture?> Read(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > _options.MaxBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var part = new byte[16 * 1024];

        for (var read = await stream.ReadAsync(part, cancellationToken); read > 0; read = await stream.ReadAsync(part, cancellationToken))
        {
            if (bytes.Length + read > _options.MaxBytes)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        var whole = bytes.ToArray();

        // What the other side calls it is not asked: a browser decodes what the bytes are.
        return ImageKinds.Of(whole) is { } kind && ImageSize.MayBeShown(whole, isWhole: true) ? new(whole, kind) : null;
    }
}

/// <param name="Bytes">As they came.</param>
/// <param name="Kind">What they are: "image/png".</param>
internal sealed record Picture(byte[] Bytes, string Kind);
