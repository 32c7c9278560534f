using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>Follows, for this host, every brand that some console watches, and passes on what it is told.</summary>
internal sealed partial class FeedBridge(
    IClusterClient cluster,
    IHubContext<LiveHub, ILiveClient> hub,
    Consoles consoles,
    OpenTickets open,
    BoxCounter counter,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<FeedBridge> logger) : BackgroundService, IFeedFollower
{
    private readonly ConcurrentDictionary<BrandId, BrandLine> _lines = new();
    private readonly Outlet _outlet = new(options.Value.Unsent, logger);
    private readonly Lock _once = new();
    private IFeedFollower? _self;

    /// <summary>Follows a brand from now on, for as long as some console watches it.</summary>
    /// <returns>How far consoles have been told.</returns>
    public async Task<FeedPosition> Follow(BrandId brand, CancellationToken cancellationToken)
    {
        var line = Line(brand);

        if (!line.HasStarted)
        {
            await Renew(line);
            await line.Started.WaitAsync(TimeSpan.FromSeconds(10), clock, cancellationToken);
        }

        return line.Position!;
    }

    public Task Told(BrandId brand, ImmutableArray<FeedEntry> entries) => Hear(brand, new() { Entries = entries });

    public Task Seen(BrandId brand, ImmutableArray<TicketPresence> presence) => Hear(brand, new() { Presence = presence });

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        foreach (var line in _lines.Values)
        {
            await End(line);
        }
    }

    public override void Dispose()
    {
        _outlet.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(options.Value.RenewEvery, clock);

        try
        {
            while (await renewal.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(_lines.Values.Select(TryRenew));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private Task Hear(BrandId brand, Word word)
    {
        if (_lines.TryGetValue(brand, out var line))
        {
            line.Hear(word);
        }

        return Task.CompletedTask; // Answered at once: who makes the feed wait is dropped.
    }

    private async Task TryRenew(BrandLine line)
    {
        try
        {
            await (TakeUnwanted(line) ? End(line) : Renew(line));
        }
        catch (Exception e)
        {
            LogNotRenewed(e, line.Brand); // The next round tries again; consoles catch up then.
        }
    }

    private async Task Renew(BrandLine line) => line.Hear(new() { At = await Feed(line.Brand).Follow(Self()) });

    private bool TakeUnwanted(BrandLine line)
    {
        var now = clock.GetUtcNow();

        lock (_once)
        {
            if (consoles.Watching(line.Brand).Any())
            {
                line.WantedAt = now;
            }

            if (now - line.WantedAt <= options.Value.Linger || !_lines.TryRemove(new(line.Brand, line)))
            {
                return false;
            }

            counter.Forget(line.Brand); // Before it can be followed anew.
            return true;
        }
    }

    private async Task End(BrandLine line)
    {
        await line.DisposeAsync();

        try
        {
            if (!_lines.TryGetValue(line.Brand, out var current) || current == line)
            {
                await Feed(line.Brand).Unfollow(Self());
            }
        }
        catch (Exception e)
        {
            LogNotEnded(e, line.Brand); // It forgets us by itself.
        }
    }

    private BrandLine Line(BrandId brand)
    {
        lock (_once)
        {
            var line = _lines.GetOrAdd(brand, _ => new(
                brand,
                new(position => Feed(brand).Since(position.Epoch, position.Number)),
                new(brand, hub, consoles, open, counter, _outlet),
                options.Value,
                clock,
                logger));
            line.WantedAt = clock.GetUtcNow();
            return line;
        }
    }

    private IBrandFeedGrain Feed(BrandId brand) => cluster.GetGrain<IBrandFeedGrain>(brand.ToString());

    private IFeedFollower Self()
    {
        lock (_once)
        {
            return _self ??= cluster.CreateObjectReference<IFeedFollower>(this);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The feed of brand {Brand} could not be followed on.")]
    private partial void LogNotRenewed(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Information, "The feed of brand {Brand} could not be told that nobody follows it.")]
    private partial void LogNotEnded(Exception exception, BrandId brand);
}
