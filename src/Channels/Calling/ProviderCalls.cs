using System.Collections.Immutable;
using System.Net.Http;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Translating;

namespace Oqupie.Channels.Calling;

/// <summary>
/// Calls of providers, at the addresses that channels name, within bounds of time and size. Whatever they do becomes an answer; no redirect is followed, and
/// nothing is logged, because addresses and headers bear secrets.
/// </summary>
internal sealed class ProviderCalls : IDisposable
{
    private const int LongestAnswer = 8 << 20;

    // Each channel that waits for news has one open, and all of a kind are with one provider.
    private const int MostConnections = 4_096;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly IWayOut _out;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public ProviderCalls(IWayOut wayOut, IOptions<ProviderOptions> options, TimeProvider clock)
    {
        (_out, _clock) = (wayOut, clock);
        _http = new(wayOut.Handler(ConnectTimeout, options.Value.Trusts, MostConnections))
        {
            MaxResponseContentBufferSize = LongestAnswer,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>One call. Throws only where the caller itself gives up.</summary>
    /// <param name="request">Disposed of by the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="patience">How long it may take in all; half a minute unless told, and more for what waits for news.</param>
    public async Task<ProviderAnswer> Send(HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(patience ?? Timeout);

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ending.Token);
            var body = await response.Content.ReadAsStringAsync(ending.Token);
            return new((int)response.StatusCode, body) { Headers = HeadersOf(response), Pause = PauseOf(response) };
        }
        catch (HttpRequestException e)
        {
            return new(0, WordsFor(e)) { IsDoubtful = !NeverLeft(e) };
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(0, "The provider did not answer in time.") { IsDoubtful = true };
        }
    }

    /// <summary>A file of the provider's, read by whoever asks while it comes.</summary>
    /// <param name="request">Disposed of by the caller.</param>
    /// <param name="most">At most so many bytes; a larger one is an answer of status 413.</param>
    /// <param name="take">Reads it; called for an answer of status 200 only, since no other brings a file (202: it is still being made).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="patience">How long it may take until its last byte; half a minute unless told.</param>
    public async Task<ProviderAnswer> Download(
        HttpRequestMessage request, long most, Func<Stream, Task> take, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(patience ?? Timeout);

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            var answer = new ProviderAnswer((int)response.StatusCode, "") { Headers = HeadersOf(response), Pause = PauseOf(response) };

            if (answer.Status is not 200)
            {
                return answer;
            }

            await using var content = await response.Content.ReadAsStreamAsync(ending.Token);
            await take(new BoundedStream(content, most, ending.Token));
            return answer;
        }
        catch (TooLargeException)
        {
            return new(413, "The file is too large.");
        }
        catch (HttpRequestException e)
        {
            return new(0, WordsFor(e));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(0, "The provider did not answer in time.");
        }
    }

    public void Dispose() => _http.Dispose();

    private bool NeverLeft(HttpRequestException e) => _out.HasRefused(e)
        || e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private string WordsFor(HttpRequestException e) => _out.HasRefused(e) ? "This address is in a private network and may not be called."
        : e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded ? "The provider's answer was too large."
        : "The provider cannot be reached.";

    private static ImmutableDictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .ToImmutableDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value), StringComparer.Ordinal);

    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        var said = response.Headers.RetryAfter;
        var pause = said?.Delta ?? (said?.Date is { } until ? until - _clock.GetUtcNow() : null);
        return pause is { } some ? TimeSpan.FromSeconds(Math.Clamp(some.TotalSeconds, 1, LongestPause.TotalSeconds)) : null;
    }
}
