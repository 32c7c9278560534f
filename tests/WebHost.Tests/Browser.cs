using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.WebHost.Tests;

/// <summary>Calls the API as a browser's page does, or as a program with a key.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Of the host.</param>
    /// <param name="cookies">Those it has already.</param>
    /// <param name="from">An address of this machine by which it comes; any unless said.</param>
    public Browser(Uri address, CookieContainer? cookies = null, IPAddress? from = null)
    {
        Cookies = cookies ?? new();
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };

        if (from is not null)
        {
            handler.ConnectCallback = (context, cancellationToken) => Connect(from, context.DnsEndPoint, cancellationToken);
        }

        _http = new(handler) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
    }

    public CookieContainer Cookies { get; }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    /// <summary>Another window of the same browser: the same session, so signing out of one is signing out of both.</summary>
    public Browser Copy()
    {
        var cookies = new CookieContainer();
        cookies.Add(Cookies.GetAllCookies());
        var copy = new Browser(_http.BaseAddress!, cookies);
        copy.Headers.Clear();

        foreach (var (name, values) in Headers)
        {
            copy.Headers.Add(name, values);
        }

        return copy;
    }

    public static Browser WithKey(Uri address, string key)
    {
        var program = new Browser(address);
        program.Headers.Remove("Origin");
        program.Headers.Authorization = new("Bearer", key);
        return program;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<Answer> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, body);

    public Task<Answer> Put(string path, object? body = null) => Send(HttpMethod.Put, path, body);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> SignIn(string email, string password) => Post("session", new { email, password });

    /// <param name="method">The method.</param>
    /// <param name="path">Below /api/v1, or from the root where it begins with a slash.</param>
    /// <param name="body">JSON, or content as it is.</param>
    /// <param name="ifMatch">The version that is expected, in quotes.</param>
    public async Task<Answer> Send(HttpMethod method, string path, object? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, text, headers);
    }

    /// <summary>What is no text.</summary>
    public Task<byte[]> Download(string path) =>
        _http.GetByteArrayAsync(path.StartsWith('/') ? path : $"/api/v1/{path}", TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> Connect(IPAddress from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem; empty where it is none.</summary>
    public string Code =>
        Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/problem+json", StringComparison.Ordinal) ? (string?)Json["code"] ?? "" : "";

    public string? Field => (string?)Json["field"];

    public string Id => (string)Json["id"]!;

    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>This, if it is what was expected; otherwise the test ends with what it was.</summary>
    public Answer Is(HttpStatusCode status, string? code = null)
    {
        Assert.True(Status == status && (code is null || Code == code), $"Expected {(int)status} {code}, got {(int)Status} {Text}");
        return this;
    }

    public Answer IsOk() => Is(HttpStatusCode.OK);

    public T Read<T>() => JsonSerializer.Deserialize<T>(Text, JsonSerializerOptions.Web)!;
}
