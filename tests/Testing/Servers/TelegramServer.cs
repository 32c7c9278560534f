using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A Bot API with one bot, over real HTTP: what people write waits until it is asked for, files lie there for a while, and what the bot sends is taken, or
/// refused in Telegram's own words. It listens as soon as it is made.
/// </summary>
public sealed class TelegramServer : IAsyncDisposable
{
    public const string Token = "7000000001:AAthe-token_of-the-test-bot_12345";

    /// <summary>Of a person whose number no double can hold.</summary>
    public const long Ada = 9_007_199_254_740_993;

    /// <summary>The second in which everything is written.</summary>
    public const long Written = 1_767_600_000;

    private const int LongestText = 4_096;
    private const int LongestCaption = 1_024;
    private const int LargestFile = 20 << 20;

    private readonly HttpListener _listener = new();
    private readonly TelegramUpdates _updates = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, string> _refusals = new();
    private readonly Task _serving;
    private long _message = 100;

    public TelegramServer()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>The token was taken back.</summary>
    public bool IsRevoked { get; set; }

    /// <summary>As getWebhookInfo tells it; with an address, nobody can ask for updates.</summary>
    public JsonObject Webhook { get; set; } = new() { ["url"] = "", ["has_custom_certificate"] = false, ["pending_update_count"] = 0 };

    /// <summary>What the next calls of a method get instead of being done: a status and a body.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Body)>> Failures { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls of these methods are done, and the answer is lost.</summary>
    public ConcurrentDictionary<string, bool> LosesAnswers { get; } = new(StringComparer.Ordinal);

    /// <summary>Every call, in order, those of long polls too.</summary>
    public ConcurrentQueue<TelegramCall> Calls { get; } = new();

    /// <summary>What has reached people, in order.</summary>
    public ConcurrentQueue<TelegramCall> Sent { get; } = new();

    /// <summary>Updates that wait.</summary>
    public int Waiting => _updates.Count;

    /// <summary>Whether somebody waits for news.</summary>
    public bool IsAsked => _updates.IsAsked;

    /// <summary>What the next update is called.</summary>
    public long NextUpdate
    {
        get => _updates.Next;
        set => _updates.Next = value;
    }

    /// <summary>A person's message to the bot alone, to be changed and put.</summary>
    public JsonObject Message(string? text = null, long from = Ada)
    {
        var message = new JsonObject
        {
            ["message_id"] = Interlocked.Increment(ref _message),
            ["from"] = new JsonObject { ["id"] = from, ["is_bot"] = false, ["first_name"] = "Ada", ["last_name"] = "러브레이스", ["username"] = "ada" },
            ["chat"] = new JsonObject { ["id"] = from, ["type"] = "private", ["first_name"] = "Ada" },
            ["date"] = Written,
        };

        if (text is not null)
        {
            message["text"] = text;
        }

        return message;
    }

    /// <returns>The update, as it waits; a webhook would bring the same.</returns>
    public string Put(JsonObject message, string kind = "message") =>
        _updates.Add(id => new JsonObject { ["update_id"] = id, [kind] = message.DeepClone() }.ToJsonString());

    /// <summary>The same message with other words, some seconds later.</summary>
    public string Edit(JsonObject message, string text, long after = 10)
    {
        var edited = (JsonObject)message.DeepClone();
        edited["edit_date"] = Written + after;
        edited["text"] = text;
        return Put(edited, "edited_message");
    }

    /// <returns>By which it is asked for.</returns>
    public string Keep(byte[] bytes)
    {
        var id = $"file-{Guid.NewGuid():n}";
        _files[id] = bytes;
        return id;
    }

    /// <summary>They do not want to hear of the bot any more, or never were there.</summary>
    /// <param name="words">Telegram's.</param>
    public void Refuse(long chat, string words) => _refusals[chat] = words;

    public void Fail(string method, int status, string body) => Failures.GetOrAdd(method, _ => new()).Enqueue((status, body));

    /// <summary>Too many calls.</summary>
    public void Hurry(string method, int seconds) => Fail(
        method,
        429,
        $$$"""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {{{seconds}}}","parameters":{"retry_after":{{{seconds}}}}}""");

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
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context)); // Who waits for news holds nobody up.
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return; // Closed.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url!.AbsolutePath;
            var (status, answer) = path.StartsWith("/file/", StringComparison.Ordinal) ? File(path) : await Api(context, path);

            if (answer is null)
            {
                context.Response.Abort();
                return;
            }

            context.Response.StatusCode = status;
            context.Response.ContentType = path.StartsWith("/file/", StringComparison.Ordinal) ? "application/octet-stream" : "application/json";
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            context.Response.Abort(); // Whoever asked has gone.
        }
    }

    private (int Status, byte[]? Answer) File(string path) =>
        path.StartsWith($"/file/bot{Token}/documents/", StringComparison.Ordinal) && _files.TryGetValue(path.Split('/')[^1], out var bytes)
            ? (200, bytes)
            : (404, Encoding.UTF8.GetBytes(Error(404, "Not Found")));

    private async Task<(int Status, byte[]? Answer)> Api(HttpListenerContext context, string path)
    {
        if (path.Split('/') is not ["", var bot, var method] || bot != $"bot{Token}")
        {
            return (404, Encoding.UTF8.GetBytes(Error(404, "Not Found")));
        }

        var call = await TelegramCall.Read(method, context.Request);
        Calls.Enqueue(call);

        if (Failures.TryGetValue(method, out var failures) && failures.TryDequeue(out var failure))
        {
            return (failure.Status, Encoding.UTF8.GetBytes(failure.Body));
        }

        var (status, answer) = IsRevoked ? (401, Error(401, "Unauthorized")) : await Do(call);
        return (status, LosesAnswers.ContainsKey(method) ? null : Encoding.UTF8.GetBytes(answer));
    }

    private async Task<(int Status, string Answer)> Do(TelegramCall call) => call.Method switch
    {
        "getMe" => Ok("""{"id":7000000001,"is_bot":true,"first_name":"Cook Town","username":"cook_town_bot"}"""),
        "getWebhookInfo" => Ok(Webhook.ToJsonString()),
        "getUpdates" => await Updates(call),
        "getFile" => Found(call["file_id"] ?? ""),
        "sendMessage" => Take(call, call["text"] ?? "", LongestText),
        "sendPhoto" when call.Files["photo"].Bytes.Length > 1 << 10 => No(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        "sendPhoto" or "sendDocument" or "sendMediaGroup" => Take(call, call["caption"] ?? "", LongestCaption),
        _ => No(404, "Not Found"),
    };

    private async Task<(int Status, string Answer)> Updates(TelegramCall call)
    {
        if ((string?)Webhook["url"] is { Length: > 0 })
        {
            return No(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        var wait = TimeSpan.FromSeconds(int.Parse(call["timeout"] ?? "0", CultureInfo.InvariantCulture));
        var offset = call["offset"] is { } said ? long.Parse(said, CultureInfo.InvariantCulture) : (long?)null;
        return await _updates.Take(offset, int.Parse(call["limit"] ?? "100", CultureInfo.InvariantCulture), wait) is { } updates
            ? Ok($"[{string.Join(',', updates)}]")
            : No(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    private (int Status, string Answer) Found(string id) =>
        !_files.TryGetValue(id, out var bytes) ? No(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        : bytes.Length > LargestFile ? No(400, "Bad Request: file is too big")
        : Ok($$"""{"file_id":"{{id}}","file_unique_id":"u","file_size":{{bytes.Length}},"file_path":"documents/{{id}}"}""");

    private (int Status, string Answer) Take(TelegramCall call, string text, int longest)
    {
        if (!long.TryParse(call["chat_id"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
        {
            return No(400, "Bad Request: chat_id is empty");
        }

        if (_refusals.TryGetValue(chat, out var words))
        {
            return No(words.StartsWith("Forbidden", StringComparison.Ordinal) ? 403 : 400, words);
        }

        if (text.Length > longest || (text.Length is 0 && call.Files.IsEmpty))
        {
            return No(400, text.Length is 0 ? "Bad Request: message text is empty" : "Bad Request: message is too long");
        }

        Sent.Enqueue(call);
        var taken = $$"""{"message_id":{{Interlocked.Increment(ref _message)}},"chat":{"id":{{chat}},"type":"private"},"date":{{Written}}}""";
        return Ok(call.Method is "sendMediaGroup" ? $"[{taken}]" : taken);
    }

    private static (int Status, string Answer) Ok(string result) => (200, $$"""{"ok":true,"result":{{result}}}""");

    private static (int Status, string Answer) No(int status, string words) => (status, Error(status, words));

    private static string Error(int status, string words) =>
        JsonSerializer.Serialize(new { ok = false, error_code = status, description = words });
}
