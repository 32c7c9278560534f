using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Telegram;

/// <summary>Calls the Bot API. The token is in each address, so no address is ever shown, logged or thrown.</summary>
internal sealed class TelegramApi(ProviderCalls calls, IOptions<TelegramOptions> options)
{
    // Letters of all languages as they are, for less to carry.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Address => options.Value.Address.TrimEnd('/');

    /// <param name="token">The bot's.</param>
    /// <param name="method">"getMe".</param>
    /// <param name="said">What is said with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="patience">How long it may take; the usual where null.</param>
    public async Task<TelegramAnswer> Call(
        string token, string method, Dictionary<string, object> said, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(said, Plain));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Send(token, method, content, cancellationToken, patience);
    }

    public async Task<TelegramAnswer> Send(
        string token, string method, HttpContent content, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/bot{token}/{method}") { Content = content };
        return TelegramAnswer.Of(await calls.Send(request, cancellationToken, patience), token);
    }

    /// <param name="token">The bot's.</param>
    /// <param name="path">As getFile says it: parts of a path without anything that leads out of it.</param>
    /// <param name="most">In bytes.</param>
    /// <param name="take">Reads it; called for a good answer only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TelegramAnswer> Download(
        string token, ImmutableArray<string> path, long most, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', path.Select(Uri.EscapeDataString));
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{Address}/file/bot{token}/{escaped}"));
        return TelegramAnswer.Of(await calls.Download(request, most, take, cancellationToken), token);
    }
}
