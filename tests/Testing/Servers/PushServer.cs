using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A push service over real HTTP: a browser subscribes, and what is sent to it is taken only with a token of the key it has subscribed with, and kept
/// decrypted. It listens as soon as it is made.
/// </summary>
public sealed class PushServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, PushedBrowser> _browsers = new();
    private readonly Task _serving;

    public PushServer()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>What the next calls get instead of being taken: a status, and the seconds to come back after.</summary>
    public ConcurrentQueue<(int Status, int? RetryAfter)> Failures { get; } = new();

    /// <summary>Every message that was taken, in order.</summary>
    public ConcurrentQueue<PushedMessage> Taken { get; } = new();

    /// <param name="serverKey">The key that the browser subscribes with; null takes what bears any.</param>
    public PushedBrowser Subscribe(string? serverKey = null)
    {
        var name = Guid.NewGuid().ToString("n");
        return _browsers[name] = new($"{Address}/push/{name}") { ServerKey = serverKey };
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;

        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var (status, retryAfter) = Failures.TryDequeue(out var failure) ? failure : (Answer(context.Request, body.ToArray()), null);
                context.Response.StatusCode = status;

                if (retryAfter is { } seconds)
                {
                    context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
                }

                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed.
            }
        }
    }

    private int Answer(HttpListenerRequest request, byte[] body)
    {
        if (!_browsers.TryGetValue(request.Url!.Segments[^1], out var browser) || request.HttpMethod is not "POST")
        {
            return 404;
        }

        if (VapidToken.Read(request.Headers["Authorization"], browser.ServerKey) is not { } token
            || (string?)token["aud"] != Address)
        {
            return 403;
        }

        if (request.Headers["Content-Encoding"] is not "aes128gcm" || !int.TryParse(request.Headers["TTL"], CultureInfo.InvariantCulture, out var ttl))
        {
            return 400;
        }

        Taken.Enqueue(new(browser, browser.Decrypt(body))
        {
            Topic = request.Headers["Topic"],
            Urgency = request.Headers["Urgency"],
            Ttl = ttl,
            Subject = (string?)token["sub"],
            Expires = DateTimeOffset.FromUnixTimeSeconds((long)token["exp"]!),
        });
        return 201;
    }
}

/// <param name="To">The browser.</param>
/// <param name="Text">As its service worker gets it.</param>
public sealed record PushedMessage(PushedBrowser To, string Text)
{
    public string? Topic { get; init; }

    public string? Urgency { get; init; }

    /// <summary>In seconds.</summary>
    public required int Ttl { get; init; }

    /// <summary>Whom the sender says one may reach.</summary>
    public string? Subject { get; init; }

    /// <summary>When the sender's token does.</summary>
    public required DateTimeOffset Expires { get; init; }

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
}
