using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>
/// How the grains of this silo tell feeds: they hand their news over and go on. Of one brand it is heard in the order in which it was handed over.
/// </summary>
/// <remarks>A brand with nothing to tell costs nothing but its line's place here.</remarks>
internal sealed class FeedLines(IGrainFactory grains, TimeProvider clock, ILogger<FeedLines> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>So long a stop waits for feeds to hear what is left; after that it is as with a crash.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<BrandId, FeedLine> _lines = new();
    private readonly Channel<FeedLine> _waiting = Channel.CreateUnbounded<FeedLine>(new() { SingleReader = true });
    private readonly CancellationTokenSource _giveUp = new();
    private Task _telling = Task.CompletedTask;

    public void Tell(BrandId brand, FeedNews news)
    {
        var line = Line(brand);
        Wake(line, line.Add(news));
    }

    public void Tell(BrandId brand, TicketPresence presence)
    {
        var line = Line(brand);
        Wake(line, line.Add(presence));
    }

    // Begins before grains may run, and ends when none of ours runs any more, while calls to other silos still go out.
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(FeedLines), ServiceLifecycleStage.ApplicationServices, Start, Stop);

    public void Dispose() => _giveUp.Dispose();

    private Task Start(CancellationToken cancellationToken)
    {
        _telling = TellAll();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        using var _ = cancellationToken.UnsafeRegister(static giveUp => ((CancellationTokenSource)giveUp!).Cancel(), _giveUp);
        _giveUp.CancelAfter(Patience);
        await _telling;
    }

    // Lines are told from here and not from whoever adds to them, so that nothing of it runs on a grain's turn.
    private async Task TellAll()
    {
        await foreach (var line in _waiting.Reader.ReadAllAsync())
        {
            line.Begin(_giveUp.Token);
        }

        await Task.WhenAll(_lines.Values.Select(line => line.Telling));
    }

    private void Wake(FeedLine line, bool idle)
    {
        if (idle)
        {
            _waiting.Writer.TryWrite(line);
        }
    }

    private FeedLine Line(BrandId brand) =>
        _lines.GetOrAdd(brand, id => new(id, batch => grains.GetGrain<IBrandFeedGrain>(id.ToString()).Take(batch), clock, logger));
}
