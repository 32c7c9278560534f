using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications.Pushing;

namespace Oqupie.Channels.Pushing;

/// <summary>Speaks RFC 8030 to whatever server a browser has named. Nothing of an answer is read but its status and when to come back.</summary>
internal sealed class WebPushService : IPushService, IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(8);

    private readonly IWayOut _out;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly string? _subject;

    public WebPushService(IWayOut wayOut, IOptions<WebPushOptions> options, IOptions<WebPushSender> sender, TimeProvider clock)
    {
        (_out, _clock) = (wayOut, clock);
        _subject = options.Value.Subject is { Length: > 0 } said ? said
            : sender.Value.PublicAddress is { Length: > 0 } address && address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? address
            : null;
        _http = new(wayOut.Handler(ConnectTimeout, _ => false)) { Timeout = AnswerTimeout };
    }

    public async Task<PushAnswer> Send(PushKey key, PushSubscription to, PushMessage message, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(to.Endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(PushEncryption.Encrypt(message.Body, to))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream"), ContentEncoding = { "aes128gcm" } },
            },
        };
        request.Headers.TryAddWithoutValidation("Authorization", VapidHeader.Of(key, endpoint, _subject, _clock.GetUtcNow()));
        request.Headers.Add("TTL", ((long)message.KeptFor.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", "high"); // Somebody is called: a phone that saves its battery wakes for it.
        request.Headers.Add("Topic", message.Topic);

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new(FateOf(response.StatusCode), Pause(response.Headers.RetryAfter));
        }
        catch (HttpRequestException e)
        {
            return new(_out.HasRefused(e) ? PushFate.Private : PushFate.Away);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(PushFate.Away);
        }
    }

    public void Dispose() => _http.Dispose();

    private static PushFate FateOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => PushFate.Taken,
        404 or 410 => PushFate.Gone,
        413 => PushFate.TooLong,
        408 or 429 or >= 500 => PushFate.Away,
        _ => PushFate.Refused,
    };

    private TimeSpan? Pause(RetryConditionHeaderValue? said) => said?.Delta ?? (said?.Date is { } until ? until - _clock.GetUtcNow() : null);
}
