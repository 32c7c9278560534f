using System.Collections.Immutable;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Oqupie.Channels.Translating;

/// <summary>JSON as it goes to providers and as it comes from them, where nothing is sure to be there. Pure.</summary>
internal static class WireJson
{
    // Letters of all languages as they are: providers count bytes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpRequestMessage Post(string address, Dictionary<string, object> body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Plain));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new(HttpMethod.Post, address) { Content = content };
    }

    public static string? Text(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String
            ? found.GetString()
            : null;

    public static ImmutableArray<JsonElement>? List(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.Array
            ? [.. found.EnumerateArray()]
            : null;
}
