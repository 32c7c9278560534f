using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Speaks as Facebook's Graph API does, of one page: takes what is signed in with its token and proves the app's secret, refuses what Facebook refuses, and
/// gives files. What it calls us with is made by <see cref="FacebookCalls"/>. It listens as soon as it is made.
/// </summary>
public sealed class FacebookServer : IAsyncDisposable
{
    public const string Page = "17841400000000017";
    public const string Token = "page-token";
    public const string Secret = "test-secret";

    /// <summary>Hexadecimal HMAC-SHA256 of the token under the secret, worked out elsewhere.</summary>
    public const string Proof = "921cf7eae24acbe3a961f2baf99e0e788ea8950df886a3e971953d653592b408";

    private const string Version = "/v25.0";
    private const int LongestMessage = 2_000;
    private const int LongestComment = 8_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan WindowOfPeople = TimeSpan.FromDays(7);

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _wrote = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly Task _serving;
    private int _given;

    public FacebookServer(TimeProvider clock)
    {
        _clock = clock;
        Host = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add($"{Host}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Host { get; }

    public string ApiBase => $"{Host}{Version}";

    /// <summary>What the page is subscribed to.</summary>
    public HashSet<string> Fields { get; } =
        ["messages", "message_echoes", "message_deliveries", "message_reads", "message_edits", "messaging_postbacks", "feed"];

    /// <summary>First and last names by ids; whoever is not there has no profile.</summary>
    public ConcurrentDictionary<string, (string First, string Last)> People { get; } = new(StringComparer.Ordinal);

    /// <summary>By paths that begin with a slash: bytes, and what type they are said to be of.</summary>
    public ConcurrentDictionary<string, (byte[] Bytes, string Type)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths that answer with another address.</summary>
    public ConcurrentDictionary<string, string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>Comments and posts that are gone.</summary>
    public ConcurrentDictionary<string, bool> Gone { get; } = new(StringComparer.Ordinal);

    /// <summary>What the next calls get instead of an answer.</summary>
    public ConcurrentQueue<FacebookFailure> Failures { get; } = new();

    /// <summary>The path of every call, with what was asked for but without secrets.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What was taken, in order.</summary>
    public ConcurrentQueue<FacebookWritten> Taken { get; } = new();

    /// <summary>Somebody has written to the page, so they may be answered for a while.</summary>
    public void Wrote(string person, DateTimeOffset at) => _wrote[person] = at;

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
                if (!_listener.IsListening)
                {
                    return; // Closed.
                }
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(bytes);
        var path = context.Request.Url!.AbsolutePath;
        Asked.Enqueue($"{context.Request.HttpMethod} {path} {context.Request.QueryString["fields"]}".TrimEnd());

        if (Failures.TryDequeue(out var failure) && !failure.IsTaken)
        {
            await Say(context.Response, failure.Status, Encoding.UTF8.GetBytes(failure.Body), "application/json", failure.Headers);
        }
        else if (Moved.TryGetValue(path, out var next))
        {
            await Say(context.Response, 302, [], "text/html", new() { ["Location"] = next });
        }
        else if (!path.StartsWith($"{Version}/", StringComparison.Ordinal))
        {
            var file = Files.GetValueOrDefault(path, ([], ""));
            await Say(context.Response, file.Type.Length > 0 ? 200 : 404, file.Bytes, file.Type.Length > 0 ? file.Type : "text/plain");
        }
        else
        {
            var (status, answer) = Graph(context.Request, path[Version.Length..], bytes.ToArray());

            if (failure is { IsTaken: true })
            {
                context.Response.ContentLength64 = answer.Length; // It was taken, and nobody hears of it: the connection ends amid the answer.
                await context.Response.OutputStream.WriteAsync("{"u8.ToArray());
                context.Response.Abort();
                return;
            }

            await Say(context.Response, status, Encoding.UTF8.GetBytes(answer), "application/json");
        }
    }

    private static async Task Say(HttpListenerResponse response, int status, byte[] body, string type, Dictionary<string, string>? headers = null)
    {
        response.StatusCode = status;
        response.ContentType = type;

        foreach (var (name, value) in headers ?? [])
        {
            response.AddHeader(name, value);
        }

        await response.OutputStream.WriteAsync(body);
        response.Close();
    }

    private (int Status, string Answer) Graph(HttpListenerRequest request, string path, byte[] body)
    {
        if (request.QueryString["access_token"] is not Token)
        {
            return (401, Error(190, "Malformed access token " + request.QueryString["access_token"]));
        }

        if (request.QueryString["appsecret_proof"] is not Proof)
        {
            return (400, Error(100, "Invalid appsecret_proof provided in the API argument"));
        }

        return (request.HttpMethod, path.Split('/')) switch
        {
            ("GET", [_, "me"]) => (200, $$"""{"id":"{{Page}}","name":"Kimchi House"}"""),
            ("GET", [_, Page, "subscribed_apps"]) => (200, JsonSerializer.Serialize(new
            {
                data = new[] { new { id = "4242", name = "Our app", subscribed_fields = Fields } },
            })),
            ("GET", [_, var person]) => Profile(person),
            ("POST", [_, "me", "messages"]) => Message(JsonNode.Parse(body)!),
            ("POST", [_, var thing, "comments"]) => Comment(thing, JsonNode.Parse(body)!),
            _ => (404, Error(2500, "Unknown path components")),
        };
    }

    private (int Status, string Answer) Profile(string person) => People.TryGetValue(person, out var name)
        ? (200, JsonSerializer.Serialize(new { first_name = name.First, last_name = name.Last, id = person }))
        : (400, Error(100, "No profile available for this user.", 2018218));

    private (int Status, string Answer) Message(JsonNode body)
    {
        var person = (string)body["recipient"]!["id"]!;
        var text = (string)body["message"]!["text"]!;
        var age = _clock.GetUtcNow() - _wrote.GetValueOrDefault(person);
        var isPerson = (string?)body["messaging_type"] is "MESSAGE_TAG" && (string?)body["tag"] is "HUMAN_AGENT";

        return text.Length > LongestMessage ? (400, Error(100, "(#100) Length of param message[text] must be less than or equal to 2000"))
            : !_wrote.ContainsKey(person) ? (400, Error(551, "(#551) This person isn't available right now.", 1545041))
            : age > (isPerson ? WindowOfPeople : Window) ? (400, Error(10, "(#10) This message is sent outside of allowed window.", 2018278))
            : (200, JsonSerializer.Serialize(new { recipient_id = person, message_id = Take("/me/messages", body, "m_-$:").Id }));
    }

    private (int Status, string Answer) Comment(string thing, JsonNode body) =>
        Gone.ContainsKey(thing) ? (400, Error(100, $"Unsupported post request. Object with ID '{thing}' does not exist", 33))
        : ((string?)body["message"])?.Length is not (> 0 and <= LongestComment) ? (400, Error(100, "Invalid parameter"))
        : (200, JsonSerializer.Serialize(new { id = Take($"/{thing}/comments", body, "122100000000000001_9007199254740").Id }));

    private FacebookWritten Take(string path, JsonNode body, string before)
    {
        var written = new FacebookWritten(path, body, $"{before}{993 + Interlocked.Increment(ref _given)}");
        Taken.Enqueue(written);
        return written;
    }

    /// <summary>As Facebook words what it refuses.</summary>
    public static string Error(long code, string message, long? subcode = null) =>
        JsonSerializer.Serialize(new { error = new { message, type = "OAuthException", code, error_subcode = subcode, fbtrace_id = "AbCdEf" } });
}

/// <param name="Path">Where it was written.</param>
/// <param name="Body">What was.</param>
/// <param name="Id">What Facebook calls it.</param>
public sealed record FacebookWritten(string Path, JsonNode Body, string Id);

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">As it is sent.</param>
public sealed record FacebookFailure(int Status, string Body)
{
    /// <summary>What is asked is done, and the connection ends before the answer.</summary>
    public static readonly FacebookFailure Lost = new(0, "") { IsTaken = true };

    public bool IsTaken { get; private init; }

    public Dictionary<string, string>? Headers { get; init; }
}

/// <summary>What Facebook calls us with.</summary>
public static class FacebookCalls
{
    /// <summary>A call about one page; letters beyond ASCII are escaped in it, as Facebook's are.</summary>
    public static byte[] Of(params object[] messaging) => Body(new { id = FacebookServer.Page, time = 1_767_600_000_000, messaging });

    public static byte[] Feed(long time, params object[] values) =>
        Body(new { id = FacebookServer.Page, time, changes = values.Select(value => new { field = "feed", value }) });

    public static byte[] Body(params object[] entry) => JsonSerializer.SerializeToUtf8Bytes(new { @object = "page", entry });

    /// <summary>The header that proves a body.</summary>
    public static string Signature(ReadOnlySpan<byte> body, string secret = FacebookServer.Secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    /// <summary>Between somebody and the page, with what happened under its own name.</summary>
    public static Dictionary<string, object> From(string person, string what, object happened, DateTimeOffset? at = null) =>
        Between(person, FacebookServer.Page, what, happened, at);

    public static Dictionary<string, object> To(string person, string what, object happened, DateTimeOffset? at = null) =>
        Between(FacebookServer.Page, person, what, happened, at);

    private static Dictionary<string, object> Between(string sender, string recipient, string what, object happened, DateTimeOffset? at) => new()
    {
        ["sender"] = new { id = sender },
        ["recipient"] = new { id = recipient },
        ["timestamp"] = at?.ToUnixTimeMilliseconds() ?? 1_767_600_000_000,
        [what] = happened,
    };
}
