using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Brands;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>How many inquiries an address may send, and a brand get, through one host: asked before anything of the body is read.</summary>
internal sealed class InquiryLimit(IOptions<InquiryOptions> options) : IDisposable
{
    private static readonly TimeSpan OfAddress = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OfBrand = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(string Address, BrandId Brand)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, BrandId Brand), string>(
            one => RateLimitPartition.GetTokenBucketLimiter(one.Address, _ => Bucket(options.Value.OfAnAddress, OfAddress))),
        PartitionedRateLimiter.Create<(string Address, BrandId Brand), BrandId>(
            one => RateLimitPartition.GetTokenBucketLimiter(one.Brand, _ => Bucket(options.Value.OfABrand, OfBrand))));

    public bool Admits(IPAddress? address, BrandId brand)
    {
        using var lease = _limiter.AttemptAcquire((Neighbourhood.Of(address), brand));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int most, TimeSpan period) => new()
    {
        TokenLimit = most,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = period / most,
        QueueLimit = 0,
    };
}
