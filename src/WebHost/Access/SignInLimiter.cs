using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Oqupie.WebHost.Access;

/// <summary>
/// Slows down guessing. From one place an address is tried once at a time, with so many failures a minute; a known device is a place of its own, so nobody
/// makes it wait.
/// </summary>
internal sealed class SignInLimiter(IOptions<SignInOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Try> _oneAtATime = PartitionedRateLimiter.Create<Try, (string, string)>(tried =>
        RateLimitPartition.GetConcurrencyLimiter((tried.Address, tried.From.Counted), _ => new() { PermitLimit = 1, QueueLimit = 1000 }));

    private readonly PartitionedRateLimiter<Try> _failures = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Try, (string, string)>(tried => PerMinute((tried.Address, tried.From.Counted), options.Value.FailuresPerMinute)),
        PartitionedRateLimiter.Create<Try, string>(tried => PerMinute(tried.From.Counted, options.Value.FailuresPerMinuteAndIp)));

    /// <summary>Whether a try may begin; it ends when the lease is disposed.</summary>
    public async ValueTask<RateLimitLease> Begin(Try tried, CancellationToken cancellationToken) =>
        MayStillFail(tried) ? await _oneAtATime.AcquireAsync(tried, 1, cancellationToken) : Refused.Instance;

    public void Failed(Try tried) => _failures.AttemptAcquire(tried, 1).Dispose();

    public void Dispose()
    {
        _oneAtATime.Dispose();
        _failures.Dispose();
    }

    // Asking for none tells whether there are any left.
    private bool MayStillFail(Try tried)
    {
        using var lease = _failures.AttemptAcquire(tried, 0);
        return lease.IsAcquired;
    }

    private static RateLimitPartition<TKey> PerMinute<TKey>(TKey key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window });

    /// <param name="Address">The key of the sign-in address.</param>
    /// <param name="From">Where the request came from.</param>
    public readonly record struct Try(string Address, SignInSource From);

    private sealed class Refused : RateLimitLease
    {
        public static readonly Refused Instance = new();

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
