using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Accounts;

/// <summary>Forgets answers of calls that are kept no longer. Every silo does it; one that finds nothing has asked one question.</summary>
internal sealed partial class AnsweredCallSweep(IAnsweredCalls calls, TimeProvider clock, ILogger<AnsweredCallSweep> logger) : BackgroundService
{
    private const int AtOnce = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

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
            while (await calls.Forget(clock.GetUtcNow() - RepeatableCallGrain.KeptFor, AtOnce, cancellationToken) is AtOnce)
            {
                // There are more.
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSwept(e); // The next round does.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old answers of repeatable calls could not be forgotten.")]
    private partial void LogNotSwept(Exception exception);
}
