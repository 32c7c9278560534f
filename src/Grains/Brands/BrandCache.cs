using Oqupie.Caching;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

/// <summary>Brands, for the silo's own use, so that a busy intake does not ask the one grain each time. May be two seconds behind.</summary>
public sealed class BrandCache(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly Cache<BrandId, BrandInfo?> _brands = new((brand, _) => Read(grains, brand), MaxAge, clock) { ForgetsNull = true };

    /// <summary>Null where the account has no such brand. One made just now is found.</summary>
    public ValueTask<BrandInfo?> Find(AccountId account, string brand) => LocalKey.IsValid(brand) ? _brands.Get(new(account, brand)) : new((BrandInfo?)null);

    private static async Task<BrandInfo?> Read(IGrainFactory grains, BrandId brand) =>
        (await grains.GetGrain<IBrandGrain>(brand.ToString()).Read()).Succeeded(out var found, out _) ? found : null;
}
