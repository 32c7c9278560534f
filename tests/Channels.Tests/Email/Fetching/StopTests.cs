using System.Diagnostics;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>A silo that stops does not wait for what only waits for mail.</summary>
public sealed class StopTests : IAsyncDisposable
{
    private const int Channels = 50;

    // Stopping takes a second or two; a silo whose pollers are cut off takes thirty and more.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(12);

    private readonly ScriptedImapServer _server = new();
    private readonly FetchingSilo _silo = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_channels_that_listen_hold_up_no_stop()
    {
        var brand = await _silo.Start();

        for (var i = 0; i < Channels; i++)
        {
            await _silo.Watch(brand, $"support{i}@acme.example", _server.Address);
        }

        await Until.True(() => _server.Idle is Channels, () => $"{_server.Idle} channels listen.", cancellationToken: Ended);
        var watch = Stopwatch.StartNew();

        await _silo.Stop(Ended);

        TestContext.Current.SendDiagnosticMessage("A silo with {0} listening channels stopped in {1} ms.", Channels, watch.ElapsedMilliseconds);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
        await Until.True(() => _server.Idle is 0, () => $"{_server.Idle} connections listen still.", cancellationToken: Ended);
    }
}
