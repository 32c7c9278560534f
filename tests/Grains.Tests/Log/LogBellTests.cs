using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Grains.Log;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Grains.Tests.Log;

/// <summary>Two silos: what one appends the other hears of, though no clock moves.</summary>
public sealed class LogBellTests : IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly InProcessTestCluster _cluster;
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public LogBellTests()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(_clock);
            silo.Services.AddLog();
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System); // Only grains live by the test's clock.
        });
        _cluster = builder.Build();
    }

    [Fact]
    public async Task Who_appends_wakes_its_own_silo_and_the_others()
    {
        var bells = _cluster.Silos.Select(silo => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<LogBell>()).ToArray();
        var heard = new int[2];
        bells[0].Hear(this, () => heard[0]++);
        bells[1].Hear(this, () => heard[1]++);

        bells[0].Ring();
        Assert.Equal(1, heard[0]);
        await Until.True(() => heard[1] is 1, () => "The other silo did not hear it.", cancellationToken: Cancellation);

        bells[1].Ring();
        await Until.True(() => heard[0] is 2, () => "The first silo did not hear it.", cancellationToken: Cancellation);
        Assert.Equal(2, heard[1]); // Its own ring, which did not come back to it.
    }

    [Fact]
    public void Rings_that_nobody_told_yet_are_told_together()
    {
        var bell = new LogBell();

        bell.Ring();
        bell.Ring();

        Assert.True(bell.Away.TryRead(out _));
        Assert.False(bell.Away.TryRead(out _));
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
