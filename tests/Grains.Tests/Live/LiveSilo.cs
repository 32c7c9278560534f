using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;
using Oqupie.Grains.Live;
using Oqupie.Testing;
using Orleans.TestingHost;

namespace Oqupie.Grains.Tests.Live;

/// <summary>A silo with the feed's grains and a clock that stands still.</summary>
public sealed class LiveSilo : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public LiveSilo()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services
                .AddSingleton<TimeProvider>(Clock)
                .UseTimeProviderForBackgroundAreas(TimeProvider.System) // Only grains live by the test's clock.
                .AddLiveGrains();
            silo.AddIncomingGrainCallFilter(FeedAway.Hold);
        });
        _cluster = builder.Build();
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public FeedAway FeedAway { get; } = new();

    public IClusterClient Client => _cluster.Client;

    /// <summary>A brand that no other test has; tests share the silo.</summary>
    public static BrandId NewBrand() => BrandId.New(Some.Account);

    public IBrandFeedGrain Feed(BrandId brand) => Client.GetGrain<IBrandFeedGrain>(brand.ToString());

    public IBrandPresenceGrain Presence(BrandId brand) => Client.GetGrain<IBrandPresenceGrain>(brand.ToString());

    public async Task<(Listener Listener, FeedPosition Position)> Listen(BrandId brand)
    {
        var listener = new Listener();
        listener.Reference = Client.CreateObjectReference<IFeedFollower>(listener);
        return (listener, await Feed(brand).Follow(listener.Reference));
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
