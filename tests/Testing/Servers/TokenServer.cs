using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Web;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A token endpoint (RFC 6749 §6): gives an access token for the refresh token "good", or "good for ADDRESS", and says "invalid_grant" to any other.
/// Who holds a token it tells at <see cref="InfoAddress"/>, as mail servers ask. It listens as soon as it is made.
/// </summary>
public sealed class TokenServer : IAsyncDisposable
{
    private const string GoodFor = "good for ";

    private readonly ConcurrentDictionary<string, string> _holders = new(StringComparer.Ordinal);
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _given;
    private string _good = "good";

    public TokenServer()
    {
        var port = FreePort.Next();
        Address = $"http://127.0.0.1:{port}/token";
        InfoAddress = $"http://127.0.0.1:{port}/info?token=";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>With a token behind it: whose that is, as <c>email</c>; 401 where nobody's.</summary>
    public string InfoAddress { get; }

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
        var (status, answer) = context.Request.Url!.AbsolutePath is "/info" ? Info(context.Request.QueryString["token"] ?? "") : await Token(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private async Task<(int Status, string Answer)> Token(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        var form = await reader.ReadToEndAsync();
        Asked.Enqueue(HttpUtility.UrlDecode(form));
        var permission = HttpUtility.ParseQueryString(form)["refresh_token"] ?? "";
        var holder = permission == _good ? "nobody@mail.example"
            : permission.StartsWith(GoodFor, StringComparison.Ordinal) ? permission[GoodFor.Length..]
            : null;

        if (holder is null)
        {
            return (400, """{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""");
        }

        var given = Interlocked.Increment(ref _given);
        _good = Rotates ? $"good-{given}" : _good;
        _holders[$"token-{given}"] = holder;
        return (200,
            $$"""{"access_token":"token-{{given}}","token_type":"Bearer","expires_in":{{ExpiresIn}}{{(Rotates ? $",\"refresh_token\":\"{_good}\"" : "")}}}""");
    }

    private (int Status, string Answer) Info(string token) =>
        _holders.TryGetValue(token, out var holder) ? (200, $$"""{"email":"{{holder}}"}""") : (401, """{"error":"invalid_token"}""");
}
