using System.Net;
using System.Threading.RateLimiting;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>How often one address may be refused by one finder, through one host. Keys that are nobody's are one finder.</summary>
internal sealed class FinderLimit : IDisposable
{
    private const int Most = 60;

    private readonly PartitionedRateLimiter<(string, string)> _limiter = PartitionedRateLimiter.Create<(string, string), (string, string)>(
        one => RateLimitPartition.GetFixedWindowLimiter(one, _ => new() { PermitLimit = Most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Whether it may be answered at all: whoever has guessed too often is not told a right guess either.</summary>
    public bool Admits(IPAddress? address, string? accessKey, bool failed)
    {
        using var lease = _limiter.AttemptAcquire((accessKey ?? "", Neighbourhood.Of(address)), failed ? 1 : 0);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
