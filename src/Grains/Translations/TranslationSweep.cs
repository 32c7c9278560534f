using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Oqupie.Grains.Translations;

/// <summary>Forgets translations that were made long ago. Every silo does it; one that finds nothing has asked one question.</summary>
internal sealed partial class TranslationSweep(
    ITranslationStore store, IOptions<TranslationOptions> options, TimeProvider clock, ILogger<TranslationSweep> logger) : BackgroundService
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
            while (await store.Forget(clock.GetUtcNow() - options.Value.KeptFor, AtOnce, cancellationToken) is AtOnce)
            {
                // There are more.
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSwept(e); // The next round does.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Translations that were made long ago could not be forgotten.")]
    private partial void LogNotSwept(Exception exception);
}
