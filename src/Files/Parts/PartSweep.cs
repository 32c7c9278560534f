using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Oqupie.Files.Parts;

/// <summary>
/// Takes away, every hour, what came of files whose senders gave up. It goes by when a file was written last, and asks nobody: a row that is still there ends
/// at that time too.
/// </summary>
internal sealed partial class PartSweep(FolderPartStore parts, IOptions<PartsOptions> options, TimeProvider clock, ILogger<PartSweep> logger)
    : BackgroundService
{
    // Whoever counts from the moment the bytes were told, which is a little later, must not find them gone.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private readonly PeriodicTimer _rounds = new(TimeSpan.FromHours(1), clock);

    public override void Dispose()
    {
        _rounds.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            do
            {
                Sweep();
            }
            while (await _rounds.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private void Sweep()
    {
        try
        {
            if (parts.Sweep(clock.GetUtcNow() - options.Value.KeptFor - Margin) is > 0 and var swept)
            {
                LogSwept(swept);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotSwept(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} uploads that nobody finished were taken away.")]
    private partial void LogSwept(int count);

    [LoggerMessage(LogLevel.Warning, "Could not take away unfinished uploads; the next round tries again.")]
    private partial void LogNotSwept(Exception exception);
}
