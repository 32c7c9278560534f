using System.Net.Http;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Line;

/// <summary>Calls of the Messaging API, signed in as the account.</summary>
internal sealed class LineCalls(ProviderCalls calls, IOptions<LineOptions> options)
{
    /// <summary>In bytes. People may send larger ones; those stay at LINE.</summary>
    public const long LargestFile = 25L << 20;

    public async Task<ProviderAnswer> Ask(string token, string path, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var request = Request(HttpMethod.Get, options.Value.Address, path, token);
        return await calls.Send(request, cancellationToken, patience);
    }

    /// <param name="token">Of the account.</param>
    /// <param name="key">The same one at each try: what was taken under it once is not taken again.</param>
    /// <param name="body">To whom, and what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProviderAnswer> Push(string token, Guid key, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, options.Value.Address, "/v2/bot/message/push", token);
        request.Headers.TryAddWithoutValidation("X-Line-Retry-Key", key.ToString("D"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await calls.Send(request, cancellationToken);
    }

    /// <summary>What somebody sent beside words.</summary>
    /// <param name="token">Of the account.</param>
    /// <param name="message">An id by <see cref="LineIds.IsId"/>.</param>
    /// <param name="take">Reads it while it comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProviderAnswer> File(string token, string message, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, options.Value.DataAddress, $"/v2/bot/message/{message}/content", token);
        return await calls.Download(request, LargestFile, take, cancellationToken, options.Value.FileTimeout);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string path, string token)
    {
        var request = new HttpRequestMessage(method, $"{address.TrimEnd('/')}{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return request;
    }
}
