using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Speaks as Google Play does (androidpublisher v3): gives tokens for assertions that its service account has signed, lists the reviews of one app, the newest
/// change first, and takes answers. It listens as soon as it is made.
/// </summary>
public sealed partial class GooglePlayServer : IAsyncDisposable
{
    public const string Package = "com.example.game";

    private const int MostUnits = 350;
    private const int MostPerPage = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonObject> _reviews = new(StringComparer.Ordinal);
    private readonly HttpListener _listener = new();
    private readonly TimeProvider _clock;
    private readonly Task _serving;

    public GooglePlayServer(TimeProvider clock)
    {
        _clock = clock;
        var port = FreePort.Next();
        Address = $"http://127.0.0.1:{port}";
        Tokens = new($"{Address}/token", clock);
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>Who is let in, and what was given to them.</summary>
    public GoogleTokenOffice Tokens { get; }

    /// <summary>At most so many on a page, however many are asked for.</summary>
    public int PageSize { get; set; } = MostPerPage;

    /// <summary>Whether the account has the right "Reply to reviews".</summary>
    public bool HasRight { get; set; } = true;

    /// <summary>Ids of reviews that cannot be answered, as there are some.</summary>
    public ConcurrentDictionary<string, bool> Unanswerable { get; } = new(StringComparer.Ordinal);

    /// <summary>What the next calls get instead of an answer: a status, a body, and the seconds to come back after.</summary>
    public ConcurrentQueue<(int Status, string Body, int? RetryAfter)> Failures { get; } = new();

    /// <summary>Takes answers, and breaks off before it says so.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Method, path and query of every call but those for tokens.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Every answer that it has taken, in order: of which review, and the words.</summary>
    public ConcurrentQueue<(string Review, string Text)> Replies { get; } = new();

    /// <summary>A review, or the same changed: what was there before is gone, and what is answered stays.</summary>
    /// <param name="id">"gp:…".</param>
    /// <param name="text">Title, tab, words.</param>
    /// <param name="at">When.</param>
    /// <param name="more">What else its comment says.</param>
    public void Put(string id, string text, DateTimeOffset at, Action<JsonObject>? more = null)
    {
        var comment = new JsonObject { ["text"] = text, ["lastModified"] = Time(at), ["starRating"] = 1 };
        more?.Invoke(comment);

        lock (_gate)
        {
            var review = Of(id);
            review["comments"]!.AsArray().RemoveAll(one => one!["userComment"] is not null);
            review["comments"]!.AsArray().Insert(0, new JsonObject { ["userComment"] = comment });
        }
    }

    /// <summary>An answer that somebody wrote in the Play Console.</summary>
    public void Answer(string id, string text, DateTimeOffset at)
    {
        lock (_gate)
        {
            var review = Of(id);
            review["comments"]!.AsArray().RemoveAll(one => one!["developerComment"] is not null);
            review["comments"]!.AsArray().Add(new JsonObject { ["developerComment"] = new JsonObject { ["text"] = text, ["lastModified"] = Time(at) } });
        }
    }

    /// <summary>What stands as the answer to a review; null where nothing does.</summary>
    public string? AnswerTo(string id)
    {
        lock (_gate)
        {
            return (string?)_reviews[id]["comments"]!.AsArray().Select(one => one!["developerComment"]?["text"]).FirstOrDefault(text => text is not null);
        }
    }

    public void Remove(string id)
    {
        lock (_gate)
        {
            _reviews.Remove(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        Tokens.Dispose();
    }

    private static JsonObject Time(DateTimeOffset at) => new()
    {
        ["seconds"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["nanos"] = at.Millisecond * 1_000_000,
    };

    private static long Changed(JsonObject review) => review["comments"]!.AsArray()
        .Select(one => (one!["userComment"] ?? one["developerComment"])!["lastModified"]!)
        .Max(at => (long.Parse((string)at["seconds"]!, CultureInfo.InvariantCulture) * 1_000) + ((int)at["nanos"]! / 1_000_000));

    private JsonObject Of(string id)
    {
        if (!_reviews.TryGetValue(id, out var review))
        {
            _reviews[id] = review = new() { ["reviewId"] = id, ["authorName"] = "Ada 러브레이스", ["comments"] = new JsonArray() };
        }

        return review;
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
                // Closed, or the other side was.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var (status, answer) = context.Request.Url!.AbsolutePath is "/token" ? Tokens.Answer(body) : Ask(context, body);

        if (status is 0)
        {
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private (int Status, string Answer) Ask(HttpListenerContext context, string body)
    {
        var asked = Path().Match(context.Request.RawUrl!);
        Asked.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl}");

        if (Failures.TryDequeue(out var failure))
        {
            if (failure.RetryAfter is { } seconds)
            {
                context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
            }

            return (failure.Status, failure.Body);
        }

        if (!Tokens.IsGood(context.Request.Headers["Authorization"]))
        {
            return Error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }

        if (asked.Groups["package"].Value is not Package)
        {
            return Error(404, "NOT_FOUND", $"Package not found: {asked.Groups["package"].Value}.");
        }

        if (!HasRight)
        {
            return Error(403, "PERMISSION_DENIED", "The caller does not have permission");
        }

        return asked.Groups["review"] is { Success: true, Value: var review } ? Reply(Uri.UnescapeDataString(review), body) : List(context.Request);
    }

    private (int Status, string Answer) List(HttpListenerRequest request)
    {
        var size = Math.Min(Math.Min(PageSize, MostPerPage), int.Parse(request.QueryString["maxResults"] ?? "10", CultureInfo.InvariantCulture));
        var from = request.QueryString["token"] is { } token ? int.Parse(token["page-".Length..], CultureInfo.InvariantCulture) : 0;
        var language = request.QueryString["translationLanguage"];

        lock (_gate)
        {
            var since = _clock.GetUtcNow().AddDays(-7).ToUnixTimeMilliseconds();
            var shown = _reviews.Values.Where(review => Changed(review) > since).OrderByDescending(Changed).Skip(from).Take(size + 1)
                .Select(review => Translated((JsonObject)review.DeepClone(), language)).ToList();

            if (shown.Count is 0)
            {
                return (200, "{}");
            }

            var answer = new JsonObject { ["reviews"] = new JsonArray([.. shown.Take(size)]) };

            if (shown.Count > size)
            {
                answer["tokenPagination"] = new JsonObject { ["nextPageToken"] = $"page-{from + size}" };
            }

            return (200, answer.ToJsonString());
        }
    }

    // A translation is the text with the language before it.
    private static JsonObject Translated(JsonObject review, string? language)
    {
        if (language is not null && review["comments"]!.AsArray().Select(one => one!["userComment"]).FirstOrDefault(one => one is not null) is { } comment)
        {
            comment["originalText"] = (string)comment["text"]!;
            comment["text"] = string.Join('\t', ((string)comment["text"]!).Split('\t').Select(part => part.Length > 0 ? $"<{language}> {part}" : part));
        }

        return review;
    }

    private (int Status, string Answer) Reply(string id, string body)
    {
        var text = Marks().Replace((string)JsonNode.Parse(body)!["replyText"]!, "");

        lock (_gate)
        {
            if (!_reviews.ContainsKey(id))
            {
                return Error(404, "NOT_FOUND", "Review not found.");
            }
        }

        if (Unanswerable.ContainsKey(id))
        {
            return Error(403, "PERMISSION_DENIED", "This review cannot be replied to.");
        }

        if (text.Length > MostUnits)
        {
            return Error(400, "INVALID_ARGUMENT", "Reply text is too long.");
        }

        var now = _clock.GetUtcNow();
        Answer(id, text, now);
        Replies.Enqueue((id, text));
        return LosesAnswers
            ? (0, "")
            : (200, new JsonObject { ["result"] = new JsonObject { ["replyText"] = text, ["lastEdited"] = Time(now) } }.ToJsonString());
    }

    private static (int Status, string Answer) Error(int status, string name, string message) => (status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = status,
            ["message"] = message,
            ["status"] = name,
            ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = "global", ["reason"] = "forbidden" }),
        },
    }.ToJsonString());

    [GeneratedRegex("^/androidpublisher/v3/applications/(?<package>[^/]+)/reviews(/(?<review>[^/?]+):reply)?([?]|$)")]
    private static partial Regex Path();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Marks();
}
