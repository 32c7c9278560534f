using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Speaks as LINE's Messaging API does, at both of its hosts, for one official account. A key of a push is accepted once. It listens as soon as it is made.
/// </summary>
public sealed class LineServer : IAsyncDisposable
{
    public const string Token = "line-token";
    public const string Bot = "U00000000000000000000000000000b07";

    private const int LongestText = 5_000;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Failure>> _failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _accepted = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private long _lastMessage = 461_230_966_842_064_896;

    public LineServer()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>What reached people, in order.</summary>
    public ConcurrentQueue<LinePush> Pushed { get; } = new();

    /// <summary>Method and path of every call, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The <c>X-Line-Retry-Key</c> of every push that was asked for.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>What people call themselves, as JSON of their profile; nobody else is a friend of the account.</summary>
    public ConcurrentDictionary<string, string> Profiles { get; } = new(StringComparer.Ordinal);

    /// <summary>What people have sent, by the id of the message.</summary>
    public ConcurrentDictionary<string, LineContent> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages that may leave in a month; null: as many as one likes.</summary>
    public int? MonthlyLimit { get; set; }

    /// <summary>Takes what is pushed, and ends the connection without a word.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>As JSON; null where none was set.</summary>
    public string? Webhook { get; set; }

    /// <summary>The next call of a path that ends so gets this instead of an answer.</summary>
    public void Fail(string pathEnd, int status, string body = """{"message":"no"}""", int? retryAfter = null) =>
        _failures.GetOrAdd(pathEnd, _ => new()).Enqueue(new(status, body, retryAfter));

    public async ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        var answering = new List<Task>();

        while (_listener.IsListening)
        {
            try
            {
                answering.Add(Answer(await _listener.GetContextAsync()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                break; // Closed.
            }
        }

        await Task.WhenAll(answering);
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url!.AbsolutePath;
            Asked.Enqueue($"{context.Request.HttpMethod} {path}");
            Array.ForEach(context.Request.Headers.GetValues("X-Line-Retry-Key") ?? [], Keys.Enqueue);
            var failures = _failures.FirstOrDefault(failing => path.EndsWith(failing.Key, StringComparison.Ordinal)).Value;

            if (failures?.TryDequeue(out var failure) is true)
            {
                await Say(context, failure.Status, failure.Body, failure.RetryAfter);
            }
            else if (context.Request.Headers["Authorization"] != $"Bearer {Token}")
            {
                await Say(context, 401, """{"message":"Authentication failed due to the following reason: invalid token. Confirm that it is right."}""");
            }
            else
            {
                await Answer(context, path);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            context.Response.Abort(); // Whoever asked has gone.
        }
    }

    private Task Answer(HttpListenerContext context, string path) => path.Split('/') switch
    {
        [_, "v2", "bot", "info"] => Say(
            context, 200, $$"""{"userId":"{{Bot}}","basicId":"@cook","displayName":"Cook Town","chatMode":"bot","markAsReadMode":"auto"}"""),
        [_, "v2", "bot", "channel", "webhook", "endpoint"] => Say(context, Webhook is null ? 404 : 200, Webhook ?? """{"message":"Webhook not found"}"""),
        [_, "v2", "bot", "profile", var user] => Say(
            context, Profiles.ContainsKey(user) ? 200 : 404, Profiles.GetValueOrDefault(user, """{"message":"Not found"}""")),
        [_, "v2", "bot", "message", var id, "content"] => Give(context, id),
        [_, "v2", "bot", "message", "push"] when context.Request.HttpMethod is "POST" => Push(context),
        _ => Say(context, 404, """{"message":"Not found"}"""),
    };

    private async Task Push(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var wish = JsonNode.Parse(await reader.ReadToEndAsync())!;
        var key = context.Request.Headers["X-Line-Retry-Key"] ?? "";
        var (to, text) = ((string)wish["to"]!, (string)wish["messages"]![0]!["text"]!);

        if (!Guid.TryParseExact(key, "D", out _))
        {
            await Say(context, 400, """{"message":"The retry key is invalid"}""");
        }
        else if (_accepted.TryGetValue(key, out var before))
        {
            context.Response.AddHeader("x-line-accepted-request-id", key);
            await Say(context, 409, $$"""{"message":"The retry key is already accepted","sentMessages":[{"id":"{{before}}","quoteToken":"q"}]}""");
        }
        else if (text.Length is 0 or > LongestText)
        {
            await Say(
                context, 400, """
                {"message":"The request body has 1 error(s)","details":[{"message":"Length must be between 0 and 5000","property":"messages[0].text"}]}
                """);
        }
        else if (Pushed.Count >= MonthlyLimit)
        {
            await Say(context, 429, """{"message":"You have reached your monthly limit."}""");
        }
        else
        {
            await Accept(context, key, to, text);
        }
    }

    private Task Accept(HttpListenerContext context, string key, string to, string text)
    {
        var id = Interlocked.Increment(ref _lastMessage).ToString(CultureInfo.InvariantCulture);
        _accepted[key] = id;
        Pushed.Enqueue(new(to, text, id));

        if (LosesAnswers)
        {
            context.Response.Abort();
            return Task.CompletedTask;
        }

        return Say(context, 200, JsonSerializer.Serialize(new { sentMessages = new[] { new { id, quoteToken = "q" } } }, Web));
    }

    private async Task Give(HttpListenerContext context, string id)
    {
        if (!Contents.TryGetValue(id, out var content))
        {
            await Say(context, 404, """{"message":"Not found"}""");
            return;
        }

        context.Response.ContentType = content.Type;
        context.Response.ContentLength64 = content.Size ?? content.Bytes.Length;
        await context.Response.OutputStream.WriteAsync(content.Bytes);
        await context.Response.OutputStream.FlushAsync();

        if (content.Stalls)
        {
            await _closed.Task;
            context.Response.Abort();
            return;
        }

        context.Response.Close();
    }

    private static async Task Say(HttpListenerContext context, int status, string body, int? retryAfter = null)
    {
        if (retryAfter is { } seconds)
        {
            context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private sealed record Failure(int Status, string Body, int? RetryAfter);
}

/// <param name="To">The user's id.</param>
/// <param name="Text">As it reached them.</param>
/// <param name="Id">LINE's, of the message.</param>
public sealed record LinePush(string To, string Text, string Id);

/// <param name="Bytes">What comes.</param>
/// <param name="Type">As LINE says.</param>
public sealed record LineContent(byte[] Bytes, string Type)
{
    /// <summary>How much is said to come; null: what comes.</summary>
    public long? Size { get; init; }

    /// <summary>Falls silent before the end.</summary>
    public bool Stalls { get; init; }
}
