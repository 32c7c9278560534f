using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class ServerProcessTests : IAsyncDisposable
{
    private readonly ServerProcess _server = NewServer();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_started_server_answers()
    {
        await _server.Start(Now);

        Assert.True(await Answers());
    }

    [Fact]
    public async Task A_killed_server_comes_back_on_its_address()
    {
        await _server.Start(Now);
        var first = _server.Id;
        await _server.Kill();
        Assert.False(await Answers());

        await _server.Start(Now);

        Assert.True(await Answers());
        Assert.NotEqual(first, _server.Id);
    }

    [Fact]
    public async Task A_stopped_server_had_time_to_finish()
    {
        await _server.Start(Now);

        await _server.Stop();

        Assert.Contains("Application is shutting down", _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frozen_server_is_silent_until_it_thaws()
    {
        await _server.Start(Now);
        _server.Freeze();
        Assert.False(await Answers());

        _server.Thaw();

        await Until.True(_ => Answers(), () => "It stays silent.", cancellationToken: Now);
    }

    [Fact]
    public async Task A_server_that_does_not_get_healthy_says_what_it_wrote()
    {
        await using var sick = NewServer(health: "/elsewhere", patience: TimeSpan.FromSeconds(1));

        var e = await Assert.ThrowsAsync<TimeoutException>(() => sick.Start(Now));

        Assert.Contains("/elsewhere", e.Message, StringComparison.Ordinal);
        Assert.Contains("Now listening on", e.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static ServerProcess NewServer(string health = "/health/ready", TimeSpan? patience = null) => new("Testing.Tests")
    {
        Health = health,
        Patience = patience ?? Until.Patience,
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { [SmallHost.Wanted] = "true" },
    };

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_server.Address, _server.Health), Now);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
