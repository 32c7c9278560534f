using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>
/// Reads the key ring as soon as the cluster answers, so that nobody later has to wait for it, and says clearly when the master key is the wrong one.
/// </summary>
/// <remarks>A host that holds a silo runs it in the silo's life cycle, before grains use keys; the other hosts after they have started.</remarks>
public sealed partial class KeyRingWarmUp(
    IKeyManager keys,
    IDataProtectionProvider protection,
    IGrainFactory grains,
    MasterKey master,
    TimeProvider clock,
    ILogger<KeyRingWarmUp> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _warm;

    /// <summary>Waits for the cluster as long as it takes. Doing it again does nothing.</summary>
    /// <exception cref="CannotStartException">The key ring was wrapped with another master key, or is missing, or the master key is.</exception>
    public Task Run(CancellationToken cancellationToken) => Run(looksForAccounts: true, cancellationToken);

    private async Task Run(bool looksForAccounts, CancellationToken cancellationToken)
    {
        while (!_warm)
        {
            try
            {
                await Check(looksForAccounts);
                await Task.Run(Open, cancellationToken);
                _warm = true;
            }
            catch (Exception e) when (!IsFinal(e) && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(Problems.Unavailability.Say(e));
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Run(looksForAccounts: false, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before anything new is made in their place: what was sealed with the lost ones would never be opened again, and nobody would know why.
    private async Task Check(bool looksForAccounts)
    {
        var ring = await grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key).All();

        if (!ring.IsEmpty && !master.IsThere)
        {
            throw new CannotStartException(
                $"The master key is missing: there is no {master.Place}, and the database holds keys that were wrapped with it. "
                    + "Put the file back, or set Security:MasterKey.");
        }

        // Asked where the silo starts: later there may be an account that was just made.
        if (looksForAccounts && ring.IsEmpty && !(await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Page(null, 1)).IsEmpty)
        {
            throw new CannotStartException(
                "The key ring is missing from the database, which has accounts whose secrets are sealed with it. Restore a backup that is whole.");
        }
    }

    // DataProtection puts its own words around what its keys are read with.
    private static bool IsFinal(Exception? e) => e is CannotStartException || (e?.InnerException is { } inner && IsFinal(inner));

    private void Open()
    {
        _ = keys.GetAllKeys();
        _ = protection.CreateProtector("oqupie.warm-up").Protect([]);
    }

    [LoggerMessage(LogLevel.Information, "Waiting for the key ring. {Reason}")]
    private partial void LogWaiting(string reason);
}
