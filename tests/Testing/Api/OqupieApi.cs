using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Oqupie.Testing.Api;

/// <summary>
/// A program that speaks our API over HTTP, signed in with a cookie as a browser is, or with a key. Refusals come as <see cref="ApiException"/>.
/// </summary>
public sealed class OqupieApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http;

    /// <param name="key">An API key; without one, nobody is signed in until <see cref="SignIn"/>.</param>
    public OqupieApi(Uri address, string? key = null)
    {
        Address = address;
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Patience };
        if (key is null)
        {
            _http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority)); // As a browser tells with each write.
        }
        else
        {
            _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    public Task<Me> SignIn(string email, string password, CancellationToken cancellationToken = default) =>
        Post<Me>("session", new { email, password }, cancellationToken: cancellationToken);

    public Task<T> Get<T>(string path, CancellationToken cancellationToken = default) =>
        Ask<T>(HttpMethod.Get, path, content: null, key: null, cancellationToken);

    /// <param name="key">The Idempotency-Key: sent again with the same one, it happens once.</param>
    public Task<T> Post<T>(string path, object? body = null, string? key = null, CancellationToken cancellationToken = default) =>
        Ask<T>(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: Json), key, cancellationToken);

    public Task<T> Patch<T>(string path, object body, CancellationToken cancellationToken = default) =>
        Ask<T>(HttpMethod.Patch, path, JsonContent.Create(body, options: Json), key: null, cancellationToken);

    public Task<T> Delete<T>(string path, CancellationToken cancellationToken = default) =>
        Ask<T>(HttpMethod.Delete, path, content: null, key: null, cancellationToken);

    /// <summary>A raw mail handed in, as a program or another mail server does.</summary>
    public Task<InboundAnswer> HandIn(string channel, byte[] mail, CancellationToken cancellationToken = default)
    {
        var content = new ByteArrayContent(mail) { Headers = { ContentType = new MediaTypeHeaderValue("message/rfc822") } };
        return Ask<InboundAnswer>(HttpMethod.Post, $"channels/{channel}/inbound", content, key: null, cancellationToken);
    }

    /// <summary>Any body of any kind, for those that ought to be refused.</summary>
    public Task<JsonElement> Send(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken = default) =>
        Ask<JsonElement>(method, path, content, key: null, cancellationToken);

    public async Task<byte[]> Download(string path, CancellationToken cancellationToken = default)
    {
        using var answer = await _http.GetAsync(Resolve(path), cancellationToken);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw await ApiException.Of(answer, cancellationToken);
    }

    /// <summary>Every page of a list.</summary>
    /// <param name="path">With its query, without cursor and limit.</param>
    public async Task<ImmutableArray<T>> All<T>(string path, CancellationToken cancellationToken = default)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Get<Page<T>>($"{path}{separator}limit=200{(cursor is "" ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            all.AddRange(page.Items);
            cursor = page.Next;
        }

        return all.DrainToImmutable();
    }

    public void Dispose() => _http.Dispose();

    private static Uri Resolve(string path) => new(path.StartsWith('/') ? path : $"/api/v1/{path}", UriKind.Relative);

    // Of a server that is killed in the moment in which it takes the connection, the client tells the socket's own error.
    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException("The connection ended before it was used.", e);
        }
    }

    private async Task<T> Ask<T>(HttpMethod method, string path, HttpContent? content, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Resolve(path)) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await Send(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw await ApiException.Of(answer, cancellationToken);
        }

        return answer.StatusCode is HttpStatusCode.NoContent ? default! : (await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken))!;
    }
}
