using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Forgetting;

/// <summary>What a store is asked to forget: at most so many rows of before then. Answers how many they were.</summary>
internal delegate Task<int> Forget(DateTimeOffset before, int atMost, CancellationToken cancellationToken);

/// <summary>
/// Has a store forget what is kept no longer, in small bites, so that nobody who writes waits for long. Every silo does it; one that finds nothing has
/// asked one question. A round that fails is told in the log, and the next one does its work.
/// </summary>
/// <param name="what">What is forgotten, for the log: "old notifications".</param>
internal sealed partial class ForgettingSweep(
    string what, TimeSpan keptFor, TimeSpan every, Forget forget, TimeProvider clock, ILogger<ForgettingSweep> logger) : BackgroundService
{
    /// <summary>How many rows one bite takes.</summary>
    public const int AtOnce = 500;

    private readonly PeriodicTimer _rounds = new(every, clock);

    public override void Dispose()
    {
        _rounds.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _rounds.WaitForNextTickAsync(stoppingToken))
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
            while (await forget(clock.GetUtcNow() - keptFor, AtOnce, cancellationToken) is AtOnce)
            {
                // There are more.
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotForgotten(e, what);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not forget {What}; the next round tries again.")]
    private partial void LogNotForgotten(Exception exception, string what);
}
