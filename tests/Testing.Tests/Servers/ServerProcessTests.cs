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
    public async Task A_server_that_ends_while_it_starts_says_why()
    {
        await using var misled = NewServer("--urls=nonsense");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => misled.Start(Now));

        Assert.Contains("Invalid url: 'nonsense'", e.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static ServerProcess NewServer(params string[] arguments) => new("Testing.Tests", arguments)
    {
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
