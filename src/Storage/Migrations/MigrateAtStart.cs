using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Storage.Members;

namespace Oqupie.Storage.Migrations;

/// <summary>
/// Waits for the database, and brings it to the form this build expects, before the silo joins or a grain reads; only the host's listener is up before, so that
/// it can be seen to wait.
/// </summary>
internal sealed partial class MigrateAtStart(Migrator migrator, StaffMove move, StorageOptions options, TimeProvider clock, ILogger<MigrateAtStart> logger)
    : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string? told = null;

        while (true)
        {
            try
            {
                await migrator.Run(cancellationToken);
                await move.Run(cancellationToken);
                return;
            }
            catch (Exception e) when (StartTrouble.GoesBy(e))
            {
                if (StoreFailure.ReasonOf(e.GetBaseException()) is var reason && reason != told)
                {
                    told = reason;
                    LogWaiting(reason ?? e.Message);
                }
            }
            catch (Exception e) when (StartTrouble.Of(e, options) is not null)
            {
                throw StartTrouble.Of(e, options)!;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Waiting for the database. {Reason}")]
    private partial void LogWaiting(string reason);
}
