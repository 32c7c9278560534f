using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>
/// Reads the key ring as soon as the cluster answers, so that nobody later has to wait for it, and says clearly when the master key is the wrong one.
/// </summary>
/// <remarks>A host that holds a silo runs it in the silo's life cycle, before grains use keys; the other hosts after they have started.</remarks>
public sealed partial class KeyRingWarmUp(
    IKeyManager keys,
    IDataProtectionProvider protection,
    TimeProvider clock,
    ILogger<KeyRingWarmUp> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _warm;

    /// <summary>Waits for the cluster as long as it takes. Doing it again does nothing.</summary>
    /// <exception cref="InvalidOperationException">The key ring was wrapped with another master key.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!_warm)
        {
            try
            {
                await Task.Run(Open, cancellationToken);
                _warm = true;
            }
            catch (Exception e) when (e is not InvalidOperationException { InnerException: CryptographicException }
                && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(e);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Run(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Open()
    {
        _ = keys.GetAllKeys();
        _ = protection.CreateProtector("oqupie.warm-up").Protect([]);
    }

    [LoggerMessage(LogLevel.Information, "Waiting for the key ring.")]
    private partial void LogWaiting(Exception exception);
}
