using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

/// <summary>The brands of accounts, for the silo's own use, so that a busy intake does not ask the one grain each time. May be two seconds behind.</summary>
public sealed class BrandBook(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<AccountId, Page> _pages = new();

    /// <summary>Null where the account has no such brand. One made just now is found: whom the book does not know is asked for.</summary>
    public async ValueTask<BrandInfo?> Find(AccountId account, string brand)
    {
        if (_pages.TryGetValue(account, out var page) && clock.GetUtcNow() - page.ReadAt < MaxAge && page.Find(brand) is { } known)
        {
            return known;
        }

        var readAt = clock.GetUtcNow();
        page = new(readAt, await grains.GetGrain<IBrandsGrain>(account.Value).All());
        _pages[account] = page;
        return page.Find(brand);
    }

    private sealed record Page(DateTimeOffset ReadAt, ImmutableArray<BrandInfo> Brands)
    {
        public BrandInfo? Find(string brand)
        {
            foreach (var one in Brands)
            {
                if (one.Id == brand)
                {
                    return one;
                }
            }

            return null;
        }
    }
}
