using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Grains.Live;
using Oqupie.Testing;
using Orleans.TestingHost;

namespace Oqupie.Grains.Tests.Live;

public sealed class FeedLinesTests(LiveSilo silo) : IClassFixture<LiveSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_something_to_tell_does_not_wait_for_the_feed()
    {
        var brand = LiveSilo.NewBrand();
        var (listener, _) = await silo.Listen(brand);
        silo.FeedAway.Begin();

        await silo.Presence(brand).Open(7, SomeNews.Everybody, "tab1", SomeNews.Ada).WaitAsync(TimeSpan.FromSeconds(2), Cancellation);

        silo.FeedAway.End();
        Assert.Equal(7, (await listener.NextPresence(Cancellation)).Ticket);
    }

    [Fact]
    public async Task A_stop_waits_until_what_is_left_was_told()
    {
        var brand = LiveSilo.NewBrand();
        var (lines, lifecycle) = await Lines();
        silo.FeedAway.Begin();
        lines.Tell(brand, SomeNews.Of(1, 1));
        lines.Tell(brand, SomeNews.Of(1, 2));

        var stopped = lifecycle.OnStop(Cancellation);

        Assert.False(stopped.IsCompleted);
        silo.FeedAway.End();
        await stopped;
        Assert.Equal(2, (await silo.Feed(brand).Since("", 0)).Now.Number);
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_it_may()
    {
        var (lines, lifecycle) = await Lines();
        silo.FeedAway.Begin();
        lines.Tell(LiveSilo.NewBrand(), SomeNews.Of(1));
        using var impatience = new CancellationTokenSource();
        var stopped = lifecycle.OnStop(impatience.Token);

        await impatience.CancelAsync();

        await stopped.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
        silo.FeedAway.End();
    }

    [Fact]
    public async Task A_silo_whose_grains_have_ended_still_reaches_the_feed_on_another()
    {
        var (away, ended) = (new FeedAway(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, one) =>
        {
            one.Services.AddSingleton(TimeProvider.System).AddLiveGrains();
            one.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new GrainsEnd(ended));
            one.AddIncomingGrainCallFilter(away.Hold);
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync(Cancellation);
        var stopping = cluster.Silos[0];
        var brand = await BrandOn(cluster, cluster.Silos[1].SiloAddress);
        var lines = stopping.ServiceProvider.GetRequiredService<FeedLines>();
        away.Begin();
        lines.Tell(brand, SomeNews.Of(1, 1));
        lines.Tell(brand, SomeNews.Of(1, 2));

        var stopped = cluster.StopSiloAsync(stopping, Cancellation);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        away.End();
        await stopped;

        Assert.Equal(2, (await cluster.Client.GetGrain<IBrandFeedGrain>(brand.ToString()).Since("", 0)).Now.Number);
    }

    private async Task<(FeedLines Lines, ILifecycleObserver Lifecycle)> Lines()
    {
        var lines = new FeedLines(silo.Client, TimeProvider.System, NullLogger<FeedLines>.Instance);
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        lines.Participate(lifecycle);
        await lifecycle.OnStart(Cancellation);
        return (lines, lifecycle);
    }

    private static async Task<BrandId> BrandOn(InProcessTestCluster cluster, SiloAddress silo)
    {
        var management = cluster.Client.GetGrain<IManagementGrain>(0);

        while (true)
        {
            var brand = LiveSilo.NewBrand();
            var feed = cluster.Client.GetGrain<IBrandFeedGrain>(brand.ToString());
            await feed.Since("", 0);

            if (silo.Equals(await management.GetActivationAddress(feed)))
            {
                return brand;
            }
        }
    }

    /// <summary>Says when a silo has ended its grains and is about to end what serves them.</summary>
    private sealed class GrainsEnd(TaskCompletionSource ended) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) =>
            lifecycle.Subscribe(nameof(GrainsEnd), ServiceLifecycleStage.ApplicationServices + 1, _ => Task.CompletedTask, _ =>
            {
                ended.TrySetResult();
                return Task.CompletedTask;
            });
    }
}
