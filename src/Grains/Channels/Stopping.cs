using Microsoft.Extensions.Hosting;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Tells that the process is about to stop, before its grains are: what waits for another server would hold them up until they are cut off.
/// </summary>
public sealed class Stopping : IDisposable
{
    // A mail that is being handed over is mostly done in this time; what is cut off is taken up after the start.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _soon;
    private readonly CancellationTokenRegistration _told;

    public Stopping(IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        Now = lifetime.ApplicationStopping;
        _soon = new(Timeout.InfiniteTimeSpan, clock);
        _told = Now.Register(() => _soon.CancelAfter(Grace));
    }

    /// <summary>For what only waits.</summary>
    public CancellationToken Now { get; }

    /// <summary>For what is in the middle of something.</summary>
    public CancellationToken Soon => _soon.Token;

    public void Dispose()
    {
        _told.Dispose();
        _soon.Dispose();
    }
}
