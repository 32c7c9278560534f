using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Brands;

[GrainType("brands")]
internal sealed partial class BrandsGrain(
    [PersistentState("brands")] IPersistentState<BrandList> brands,
    AccountTeller teller,
    ILogger<BrandsGrain> logger) : Grain, IBrandsGrain
{
    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<BrandInfo>> All() => Task.FromResult(brands.State.All);

    public Task<Outcome<BrandInfo>> Read(string brand) =>
        Task.FromResult<Outcome<BrandInfo>>(brands.State.Find(brand) is { } found ? found : BrandRules.NoSuchBrand);

    public Task<Outcome<BrandInfo>> Make(BrandWish wish) => Change(null, BrandRules.Make(LocalKey.New(), wish));

    public async Task<Outcome<BrandInfo>> Change(string brand, BrandWish wish) =>
        brands.State.Find(brand) is { } before ? await Change(before, BrandRules.Change(before, wish)) : BrandRules.NoSuchBrand;

    private async Task<Outcome<BrandInfo>> Change(BrandInfo? before, Outcome<BrandInfo> wanted)
    {
        if (!wanted.Succeeded(out var brand, out var refusal))
        {
            return refusal;
        }

        if (brand.Slug != before?.Slug)
        {
            if (await ClaimSlug(brand) is not { } slug)
            {
                return BrandRules.SlugTaken;
            }

            brand = brand with { Slug = slug };
        }

        await brands.Keep(brands.State.With(brand), this);

        if (before is not null && before.Slug != brand.Slug)
        {
            await Release(before.Slug, brand.Id);
        }

        await teller.Tell(Account, new AccountChange(AccountChangeKind.Brand, brand.Id));
        return brand;
    }

    /// <summary>The slug that is now the brand's: the wished one or none, and where none was wished, one made from its name.</summary>
    private async Task<string?> ClaimSlug(BrandInfo brand)
    {
        if (brand.Slug.Length > 0)
        {
            return await Claim(brand.Slug, brand.Id) ? brand.Slug : null;
        }

        var slug = BrandRules.SlugFrom(brand.Name) ?? BrandRules.RandomSlug();

        for (var wished = slug; ; wished = BrandRules.Varied(slug))
        {
            if (await Claim(wished, brand.Id))
            {
                return wished;
            }
        }
    }

    // A crash or a failed write between claiming and storing leaves a slug with a brand that does not have it. Only this grain claims for its account, one call at a time,
    // so such a slug is free.
    private async Task<bool> Claim(string slug, string brand)
    {
        var holder = GrainFactory.GetGrain<ISlugGrain>(slug);

        if (await holder.Claim(new(Account, brand)))
        {
            return true;
        }

        if (await holder.Owner() is { } other && other.Account == Account && brands.State.Find(other.Local)?.Slug != slug)
        {
            await holder.Release(other);
            return await holder.Claim(new(Account, brand));
        }

        return false;
    }

    private async Task Release(string slug, string brand)
    {
        try
        {
            await GrainFactory.GetGrain<ISlugGrain>(slug).Release(new(Account, brand));
        }
        catch (Exception e)
        {
            LogNotReleased(e, slug, Account); // It is taken over when somebody of this account wants it.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Slug {Slug} of account {Account} could not be released.")]
    private partial void LogNotReleased(Exception exception, string slug, AccountId account);
}

internal sealed record BrandList
{
    /// <summary>In the order they were made.</summary>
    public ImmutableArray<BrandInfo> All { get; init; } = [];

    public BrandInfo? Find(string id) => All.FirstOrDefault(brand => brand.Id == id);

    public BrandList With(BrandInfo brand) =>
        new() { All = Find(brand.Id) is { } before ? All.Replace(before, brand) : All.Add(brand) };
}
