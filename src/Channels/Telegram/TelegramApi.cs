using System.Collections.Immutable;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Telegram;

/// <summary>Calls the Bot API. The token is in each address, so no address is ever shown, logged or thrown.</summary>
internal sealed class TelegramApi(ProviderCalls calls)
{
    // Letters of all languages as they are, for less to carry.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ImmutableDictionary<string, object> Nothing = ImmutableDictionary<string, object>.Empty;

    /// <summary>A call that says nothing more.</summary>
    public Task<TelegramAnswer> Call(TelegramSettings bot, string method, CancellationToken cancellationToken) =>
        Call(bot, method, Nothing, cancellationToken);

    /// <param name="bot">Whose.</param>
    /// <param name="method">"sendMessage".</param>
    /// <param name="said">What is said with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="patience">How long it may take; the usual where null.</param>
    public async Task<TelegramAnswer> Call(
        TelegramSettings bot,
        string method,
        IReadOnlyDictionary<string, object> said,
        CancellationToken cancellationToken,
        TimeSpan? patience = null)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(said, Plain));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Send(bot, method, content, cancellationToken, patience);
    }

    public async Task<TelegramAnswer> Send(
        TelegramSettings bot, string method, HttpContent content, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Calls + method) { Content = content };
        return TelegramAnswer.Of(await calls.Send(request, cancellationToken, patience), bot.Token);
    }

    /// <param name="bot">Whose.</param>
    /// <param name="path">As getFile says it: parts of a path without anything that leads out of it.</param>
    /// <param name="most">In bytes.</param>
    /// <param name="take">Reads it; called for a good answer only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TelegramAnswer> Download(
        TelegramSettings bot, ImmutableArray<string> path, long most, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, bot.Files + string.Join('/', path.Select(Uri.EscapeDataString)));
        return TelegramAnswer.Of(await calls.Download(request, most, take, cancellationToken), bot.Token);
    }
}
