using Microsoft.Extensions.Hosting;

namespace Oqupie.Storage.Members;

/// <summary>Moves after the database was migrated and before the silo joins or a grain reads.</summary>
internal sealed class MoveStaffAtStart(StaffMove move) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => move.Run(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
