using System.Buffers.Text;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.Pushing;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Pushing;

/// <summary>What is sent to a push service that checks the signature and decrypts, and what its answers mean.</summary>
public sealed class WebPushServiceTests : IAsyncDisposable
{
    private static readonly PushMessage Hello = new(Encoding.UTF8.GetBytes("""{"title":"안녕"}"""), "ticket-1042", TimeSpan.FromHours(4));

    private readonly PushServer _server = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly PushKey _key = NewKey();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_message_is_signed_with_the_servers_key_and_read_by_the_browser_alone()
    {
        var browser = _server.Subscribe(_key.Public);

        var answer = await Send(browser);

        Assert.Equal(PushFate.Taken, answer.Fate);
        var taken = Assert.Single(_server.Taken);
        Assert.Equal(("""{"title":"안녕"}""", "ticket-1042", "high", 14400), (taken.Text, taken.Topic, taken.Urgency, taken.Ttl));
        Assert.Equal(("mailto:ops@acme.example", _clock.GetUtcNow().AddHours(12)), (taken.Subject, taken.Expires));
    }

    [Fact]
    public async Task Another_servers_key_is_refused() => Assert.Equal(PushFate.Refused, (await Send(_server.Subscribe(NewKey().Public))).Fate);

    [Theory]
    [InlineData(404, PushFate.Gone)]
    [InlineData(410, PushFate.Gone)]
    [InlineData(413, PushFate.TooLong)]
    [InlineData(429, PushFate.Away)]
    [InlineData(500, PushFate.Away)]
    [InlineData(503, PushFate.Away)]
    [InlineData(400, PushFate.Refused)]
    [InlineData(401, PushFate.Refused)]
    [InlineData(307, PushFate.Refused)]
    public async Task What_it_answers_is_what_became_of_it(int status, PushFate fate)
    {
        _server.Failures.Enqueue((status, null));

        Assert.Equal(new PushAnswer(fate), await Send(_server.Subscribe()));
    }

    [Fact]
    public async Task It_says_when_to_come_back()
    {
        _server.Failures.Enqueue((429, 120));

        Assert.Equal(new PushAnswer(PushFate.Away, TimeSpan.FromMinutes(2)), await Send(_server.Subscribe()));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_away()
    {
        var browser = _server.Subscribe();
        await _server.DisposeAsync();
        using var service = Service(new OpenWay());

        var answer = await service.Send(_key, new("http://127.0.0.1:9/", browser.P256dh, browser.Auth), Hello, TestContext.Current.CancellationToken);

        Assert.Equal(PushFate.Away, answer.Fate);
    }

    [Fact]
    public async Task Where_calls_of_ours_do_not_go_it_is_private()
    {
        var browser = _server.Subscribe();
        using var service = Service(new ShutWay());

        var answer = await service.Send(_key, To(browser), Hello, TestContext.Current.CancellationToken);

        Assert.Equal(PushFate.Private, answer.Fate);
        Assert.Empty(_server.Taken);
    }

    private static PushSubscription To(PushedBrowser browser) => new(browser.Endpoint, browser.P256dh, browser.Auth);

    private async Task<PushAnswer> Send(PushedBrowser browser)
    {
        using var service = Service(new OpenWay());
        return await service.Send(_key, To(browser), Hello, TestContext.Current.CancellationToken);
    }

    private WebPushService Service(IWayOut way) =>
        new(way, Options.Create(new WebPushOptions { Subject = "mailto:ops@acme.example" }), Options.Create(new WebPushSender()), _clock);

    private static PushKey NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new(Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]), key.ExportECPrivateKey());
    }

    private sealed class ShutWay : IWayOut
    {
        public HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4) => new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => throw new HttpRequestException("refused"),
        };

        public bool HasRefused(HttpRequestException failure) => true;
    }
}
