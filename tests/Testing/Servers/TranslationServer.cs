using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Speaks as DeepL and as LibreTranslate do, by the path that is asked. A "translation" is the text with the language before it, in brackets; that of
/// LibreTranslate comes unescaped, as that one's does. It listens as soon as it is made.
/// </summary>
public sealed class TranslationServer : IAsyncDisposable
{
    public const string Key = "words-key";

    private const int MostTexts = 50;
    private const int MostBytes = 128 * 1024;

    private static readonly string[] Known = ["de", "en", "en-us", "fr", "ja", "ko"];

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public TranslationServer()
    {
        var port = FreePort.Next();
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Address { get; }

    /// <summary>The language that everything is in, unless <see cref="Tells"/> says another.</summary>
    public string From { get; set; } = "de";

    /// <summary>The language of a text; null is the usual.</summary>
    public Func<string, string?>? Tells { get; set; }

    /// <summary>Of LibreTranslate: how many characters it takes; 0 is no limit.</summary>
    public int CharacterLimit { get; set; }

    /// <summary>What the next calls get instead of an answer: a status, a body, and the seconds to come back after.</summary>
    public ConcurrentQueue<(int Status, string Body, int? RetryAfter)> Failures { get; } = new();

    /// <summary>What is said in place of a translation; null is the usual.</summary>
    public Func<string, string>? Says { get; set; }

    /// <summary>Path and body of every call.</summary>
    public ConcurrentQueue<(string Path, JsonNode Body)> Asked { get; } = new();

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
        using var bytes = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(bytes);
        var path = context.Request.Url!.AbsolutePath;
        var body = JsonNode.Parse(bytes.ToArray())!;
        Asked.Enqueue((path, body));
        var (status, answer) = Failures.TryDequeue(out var failure) ? (failure.Status, failure.Body)
            : path is "/v2/translate" ? DeepL(context.Request, body, bytes.Length)
            : LibreTranslate(path, body);

        if (failure.RetryAfter is { } seconds)
        {
            context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private (int Status, string Answer) DeepL(HttpListenerRequest request, JsonNode body, long size)
    {
        if (request.Headers["Authorization"] != $"DeepL-Auth-Key {Key}")
        {
            return (403, "");
        }

        var texts = body["text"]!.AsArray();
        var to = (string)body["target_lang"]!;

        return size > MostBytes ? (413, "")
            : texts.Count > MostTexts ? (400, """{"message":"Too many texts"}""")
            : !Known.Contains(to, StringComparer.OrdinalIgnoreCase) ? (400, """{"message":"Value for 'target_lang' not supported."}""")
            : (200, JsonSerializer.Serialize(new
            {
                translations = texts.Select(text => new { detected_source_language = Of((string)text!).ToUpperInvariant(), text = Say((string)text!, to) }),
            }));
    }

    private (int Status, string Answer) LibreTranslate(string path, JsonNode body)
    {
        if ((string?)body["api_key"] is not { } key)
        {
            return (400, """{"error":"Please contact the server operator to get an API key"}""");
        }

        if (key is not Key)
        {
            return (403, """{"error":"Invalid API key"}""");
        }

        if (path is "/detect")
        {
            return (200, JsonSerializer.Serialize(new[] { new { confidence = 92.0, language = Of((string)body["q"]!) } }));
        }

        var texts = body["q"]!.AsArray().Select(text => (string)text!).ToArray();
        var to = (string)body["target"]!;

        return CharacterLimit > 0 && texts.Sum(text => text.Length) > CharacterLimit
                ? (400, $$"""{"error":"Invalid request: request exceeds text limit ({{CharacterLimit}})"}""")
            : !Known.Contains(to, StringComparer.OrdinalIgnoreCase) ? (400, $$"""{"error":"{{to}} is not supported"}""")
            : (200, JsonSerializer.Serialize(new
            {
                translatedText = texts.Select(text => WebUtility.HtmlDecode(Say(text, to))),
                detectedLanguage = texts.Select(text => new { language = Of(text), confidence = 92.0 }),
            }));
    }

    private string Of(string text) => Tells?.Invoke(text) ?? From;

    private string Say(string text, string to) => Says?.Invoke(text) ?? $"[{to.ToLowerInvariant()}] {text}";
}
