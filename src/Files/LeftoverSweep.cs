using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.Files;

/// <summary>Takes away, once at start, what processes that died in the middle of a blob left behind.</summary>
internal sealed partial class LeftoverSweep(FolderBlobStore blobs, ILogger<LeftoverSweep> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (blobs.Sweep() is > 0 and var swept)
        {
            LogSwept(swept);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "{Count} half-written files of an earlier run were taken away.")]
    private partial void LogSwept(int count);
}
