using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Seen;

/// <summary>Forgets what was seen long ago. Every silo does it; one that finds nothing has asked one question.</summary>
internal sealed partial class SeenSweep(ISeenStore store, TimeProvider clock, ILogger<SeenSweep> logger) : BackgroundService
{
    private const int AtOnce = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Sweep(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task Sweep(CancellationToken cancellationToken)
    {
        try
        {
            while (await store.Forget(clock.GetUtcNow() - SeenRules.KeptFor, AtOnce, cancellationToken) is AtOnce)
            {
                // There are more.
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSwept(e); // The next round does.
        }
    }

    [LoggerMessage(LogLevel.Warning, "What was seen long ago could not be forgotten.")]
    private partial void LogNotSwept(Exception exception);
}
