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

    public async Task<ProviderAnswer> Ask(LineSettings line, string path, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var request = Request(HttpMethod.Get, Api(line), path, line.AccessToken);
        return await calls.Send(request, cancellationToken, patience);
    }

    /// <param name="line">The account.</param>
    /// <param name="key">The same one at each try: what was taken under it once is not taken again.</param>
    /// <param name="body">To whom, and what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProviderAnswer> Push(LineSettings line, Guid key, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, Api(line), "/v2/bot/message/push", line.AccessToken);
        request.Headers.TryAddWithoutValidation("X-Line-Retry-Key", key.ToString("D"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await calls.Send(request, cancellationToken);
    }

    /// <summary>What somebody sent beside words.</summary>
    /// <param name="line">The account.</param>
    /// <param name="message">An id by <see cref="LineIds.IsId"/>.</param>
    /// <param name="take">Reads it while it comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProviderAnswer> File(LineSettings line, string message, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, Data(line), $"/v2/bot/message/{message}/content", line.AccessToken);
        return await calls.Download(request, LargestFile, take, cancellationToken, options.Value.FileTimeout);
    }

    private string Api(LineSettings line) => line.ApiBase ?? options.Value.Address;

    private string Data(LineSettings line) => line.DataBase ?? line.ApiBase ?? options.Value.DataAddress;

    private static HttpRequestMessage Request(HttpMethod method, string address, string path, string token)
    {
        var request = new HttpRequestMessage(method, $"{address.TrimEnd('/')}{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return request;
    }
}
