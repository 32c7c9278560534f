using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Grains.Live;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.Runtime;
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
    public async Task A_silo_that_stops_tells_what_waits()
    {
        var away = new FeedAway();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, one) =>
        {
            one.Services.AddSingleton(TimeProvider.System).AddLiveGrains();
            one.AddIncomingGrainCallFilter(away.Hold);
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var (stopping, other) = (cluster.Silos[0], cluster.Silos[1]);
        var brand = await BrandOn(cluster, other.SiloAddress);
        var lines = stopping.ServiceProvider.GetRequiredService<FeedLines>();
        var feed = cluster.Client.GetGrain<IBrandFeedGrain>(brand.ToString());
        away.Begin();
        lines.Tell(brand, SomeNews.Of(1, 1));
        lines.Tell(brand, SomeNews.Of(1, 2));
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = stopping.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(ended.SetResult);

        var stopped = cluster.StopSiloAsync(stopping);
        await ended.Task.WaitAsync(Cancellation);
        away.End();
        await stopped;

        Assert.Equal(2, (await feed.Since("", 0)).Now.Number);
    }

    private static async Task<BrandId> BrandOn(InProcessTestCluster cluster, SiloAddress silo)
    {
        var management = cluster.Client.GetGrain<IManagementGrain>(0);

        while (true)
        {
            var brand = LiveSilo.NewBrand();
            var feed = cluster.Client.GetGrain<IBrandFeedGrain>(brand.ToString());
            await feed.Since("", 0);

            if (await management.GetActivationAddress(feed) == silo)
            {
                return brand;
            }
        }
    }
}
