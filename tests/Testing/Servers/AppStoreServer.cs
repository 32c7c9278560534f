using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Speaks as the App Store Connect API does, for one app and one key: reviews by pages, newest first, and one response to each, which waits before it is
/// published. It listens as soon as it is made.
/// </summary>
public sealed class AppStoreServer : IAsyncDisposable
{
    public const string App = "1441234567";

    private const int LongestResponse = 5_970;
    private const int MostAtOnce = 200;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(int Status, string Body, int? RetryAfter)> _failures = new();
    private readonly Task _serving;
    private int _responses;

    /// <param name="clock">By which tokens end.</param>
    public AppStoreServer(TimeProvider clock)
    {
        SignIn = new(clock);
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>Whom it lets in.</summary>
    public AppStoreSignIn SignIn { get; }

    /// <summary>By their ids.</summary>
    public ConcurrentDictionary<string, AppStoreWriting> Reviews { get; } = new(StringComparer.Ordinal);

    /// <summary>Method, path and query of every call that was let in, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Every response that was taken: the review, and its words.</summary>
    public ConcurrentQueue<(string Review, string Text)> Taken { get; } = new();

    /// <summary>A page has no more than so many, whatever is asked for.</summary>
    public int PageSize { get; set; } = MostAtOnce;

    /// <summary>Where the next page is said to be; null: where it is.</summary>
    public string? NextAt { get; set; }

    /// <summary>What it says of the hour's calls; null: nothing.</summary>
    public (int Limit, int Left)? Hour { get; set; } = (3_600, 3_600);

    /// <summary>The key's role lets it read.</summary>
    public bool MayRead { get; set; } = true;

    /// <summary>The key's role lets it answer.</summary>
    public bool MayAnswer { get; set; } = true;

    /// <summary>Takes a response, and ends the connection without a word.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>A response keeps its id when another takes its place, which is nowhere said; else it gets a new one.</summary>
    public bool KeepsIds { get; set; } = true;

    /// <summary>The next call gets this instead of an answer.</summary>
    public void Fail(int status, string body = """{"errors":[{"status":"500","code":"UNEXPECTED_ERROR","title":"no"}]}""", int? retryAfter = null) =>
        _failures.Enqueue((status, body, retryAfter));

    public void Put(AppStoreWriting review) => Reviews[review.Id] = review;

    /// <summary>Somebody answers in App Store Connect.</summary>
    public void Respond(string review, string text, string changedAt = "2026-11-20T10:00:00-08:00") =>
        Put(Reviews[review] with { Response = new(IdOf(Reviews[review]), text, "PENDING_PUBLISH", changedAt) });

    /// <summary>Apple lets a response be seen.</summary>
    public void Publish(string review) => Put(Reviews[review] with { Response = Reviews[review].Response! with { State = "PUBLISHED" } });

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        SignIn.Dispose();
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
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();

        if (SignIn.Refuses(context.Request.Headers["Authorization"]) is { } why)
        {
            await Say(context, 401, Error(401, "NOT_AUTHORIZED", $"Provide a properly configured and signed bearer token ({why})."));
            return;
        }

        Asked.Enqueue($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery}");

        if (_failures.TryDequeue(out var failure))
        {
            await Say(context, failure.Status, failure.Body, failure.RetryAfter);
            return;
        }

        var (status, answer) = (context.Request.HttpMethod, context.Request.Url.AbsolutePath) switch
        {
            ("GET", $"/v1/apps/{App}/customerReviews") => Page(context.Request),
            ("POST", "/v1/customerReviewResponses") => Respond(JsonNode.Parse(body)!),
            _ => (404, Error(404, "NOT_FOUND", "There is no resource of type 'apps' with this id.")),
        };

        if (status is 201 && LosesAnswers)
        {
            context.Response.Abort();
            return;
        }

        await Say(context, status, answer);
    }

    private (int Status, string Answer) Page(HttpListenerRequest request)
    {
        var query = request.QueryString;
        var limit = int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var asked) ? asked : 20;

        if (!MayRead)
        {
            return (403, Error(403, "FORBIDDEN_ERROR", "The API key in use does not allow this request."));
        }

        if (limit is < 1 or > MostAtOnce || query["sort"] is not "-createdDate" || query["include"] is not "response")
        {
            return (400, Error(400, "PARAMETER_ERROR.INVALID", "A parameter has an invalid value."));
        }

        var from = int.TryParse(query["cursor"], CultureInfo.InvariantCulture, out var place) ? place : 0;
        var size = Math.Min(limit, PageSize);
        var all = Reviews.Values.OrderByDescending(review => review.CreatedAt).ThenBy(review => review.Id, StringComparer.Ordinal).ToList();
        var page = all.Skip(from).Take(size).ToList();
        var links = new JsonObject { ["self"] = request.Url!.AbsoluteUri };

        if (all.Count > from + size)
        {
            var next = string.Create(
                CultureInfo.InvariantCulture, $"/v1/apps/{App}/customerReviews?cursor={from + size}&sort=-createdDate&limit={limit}&include=response");
            links["next"] = (NextAt ?? Address) + next;
        }

        return (200, new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(review => review.Resource())]),
            ["included"] = new JsonArray([.. page.Select(review => review.Response).OfType<AppStoreResponding>().Select(response => response.Resource())]),
            ["links"] = links,
            ["meta"] = new JsonObject { ["paging"] = new JsonObject { ["total"] = all.Count, ["limit"] = limit } },
        }.ToJsonString());
    }

    private (int Status, string Answer) Respond(JsonNode wish)
    {
        var data = wish["data"]!;
        var text = (string?)data["attributes"]!["responseBody"] ?? "";
        var review = (string?)data["relationships"]!["review"]!["data"]!["id"] ?? "";

        if (!MayAnswer)
        {
            return (403, Error(403, "FORBIDDEN_ERROR", "The API key in use does not allow this request."));
        }

        if ((string?)data["type"] is not "customerReviewResponses" || (string?)data["relationships"]!["review"]!["data"]!["type"] is not "customerReviews")
        {
            return (409, Error(409, "ENTITY_ERROR.TYPE.INVALID", "The provided type is invalid."));
        }

        if (text.Length is 0 or > LongestResponse)
        {
            return (409, Error(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.TOO_LONG", "The response is too long."));
        }

        if (!Reviews.TryGetValue(review, out var known))
        {
            return (404, Error(404, "NOT_FOUND", "There is no resource of type 'customerReviews' with this id."));
        }

        var response = new AppStoreResponding(IdOf(known), text, "PENDING_PUBLISH", "2026-11-21T09:30:00-08:00");
        Put(known with { Response = response });
        Taken.Enqueue((review, text));
        return (201, new JsonObject { ["data"] = response.Resource() }.ToJsonString());
    }

    private string IdOf(AppStoreWriting review) =>
        KeepsIds && review.Response is { Id: var kept } ? kept : $"response-{Interlocked.Increment(ref _responses)}";

    private static string Error(int status, string code, string detail)
    {
        var error = new { id = "e-1", status = status.ToString(CultureInfo.InvariantCulture), code, title = "It could not be done.", detail };
        return JsonSerializer.Serialize(new { errors = new[] { error } }, Web);
    }

    private async Task Say(HttpListenerContext context, int status, string body, int? retryAfter = null)
    {
        if (retryAfter is { } seconds)
        {
            context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (Hour is { } hour)
        {
            Hour = (hour.Limit, hour.Left - 1);
            context.Response.AddHeader("X-Rate-Limit", $"user-hour-lim:{hour.Limit};user-hour-rem:{hour.Left - 1};");
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }
}
