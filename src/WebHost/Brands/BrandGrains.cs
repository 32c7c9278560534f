using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Brands;

/// <summary>Brands by what an address says, which may be anything.</summary>
internal static class BrandGrains
{
    private const int PageSize = 1000;

    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    public static IBrandDirectoryGrain Brands(this IGrainFactory grains, AccountId account) => grains.GetGrain<IBrandDirectoryGrain>(account.Value);

    public static Task<Outcome<BrandInfo>> ReadBrand(this IGrainFactory grains, AccountId account, string brand) =>
        LocalKey.IsValid(brand) ? grains.Brand(new(account, brand)).Read() : Task.FromResult<Outcome<BrandInfo>>(NoSuchBrand);

    public static Task<Outcome<BrandInfo>> ChangeBrand(this IGrainFactory grains, AccountId account, string brand, BrandWish wish) =>
        LocalKey.IsValid(brand) ? grains.Brand(new(account, brand)).Change(wish) : Task.FromResult<Outcome<BrandInfo>>(NoSuchBrand);

    public static Task<Outcome<BrandInfo>> MakeBrand(this IGrainFactory grains, AccountId account, BrandWish wish) =>
        grains.Brand(BrandId.New(account)).Make(wish);

    /// <summary>All that the actor serves.</summary>
    public static async Task<IReadOnlyList<BrandEntry>> ServedBrands(this IGrainFactory grains, Actor actor)
    {
        var directory = grains.Brands(actor.Account);

        if (actor.Brands is { } served)
        {
            return await directory.Named(served);
        }

        var all = new List<BrandEntry>();

        // Brands are never taken away, so a cursor of this list stays one.
        while ((await directory.Page(all is [.., var last] ? last.Id : null, PageSize)).Succeeded(out var page, out _) && !page.IsEmpty)
        {
            all.AddRange(page);
        }

        return all;
    }

    private static IBrandGrain Brand(this IGrainFactory grains, BrandId brand) => grains.GetGrain<IBrandGrain>(brand.ToString());
}
