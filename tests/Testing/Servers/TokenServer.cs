using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Web;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A token endpoint (RFC 6749 §6): gives an access token for the refresh token "good", and says "invalid_grant" to any other. It listens as soon as it is made.
/// </summary>
public sealed class TokenServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _given;
    private string _good = "good";

    public TokenServer()
    {
        var port = FreePort.Next();
        Address = $"http://127.0.0.1:{port}/token";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>How long a token is said to last.</summary>
    public int ExpiresIn { get; set; } = 3600;

    /// <summary>With each access token another refresh token, "good-1" and so on; the one before then ends.</summary>
    public bool Rotates { get; set; }

    /// <summary>Every form that was posted, decoded.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var form = await reader.ReadToEndAsync();
        Asked.Enqueue(HttpUtility.UrlDecode(form));
        var good = HttpUtility.ParseQueryString(form)["refresh_token"] == _good;
        _good = good && Rotates ? $"good-{_given + 1}" : _good;
        var answer = good
            ? $$"""{"access_token":"token-{{++_given}}","token_type":"Bearer","expires_in":{{ExpiresIn}}{{(Rotates ? $",\"refresh_token\":\"{_good}\"" : "")}}}"""
            : """{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""";
        context.Response.StatusCode = good ? 200 : 400;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }
}
