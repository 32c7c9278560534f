using System.Collections.Immutable;

namespace Oqupie.Contracts.Brands;

/// <summary>All brands of an account. The key is an account.</summary>
[Alias("oqupie.IBrandsGrain")]
public interface IBrandsGrain : IGrainWithStringKey
{
    [Alias("All")]
    Task<ImmutableArray<BrandInfo>> All();

    [Alias("Read")]
    Task<Outcome<BrandInfo>> Read(string brand);

    /// <summary>Refused where the name is empty, the language is none of the eight, or the slug is taken on this server.</summary>
    [Alias("Make")]
    Task<Outcome<BrandInfo>> Make(BrandWish wish);

    [Alias("Change")]
    Task<Outcome<BrandInfo>> Change(string brand, BrandWish wish);
}

/// <summary>Whose an address is; the key is a slug, or a portal's own domain, which has a dot where a slug has none. Each is unique on the server.</summary>
[Alias("oqupie.ISlugGrain")]
public interface ISlugGrain : IGrainWithStringKey
{
    /// <summary>False when another brand has it.</summary>
    [Alias("Claim")]
    Task<bool> Claim(BrandId brand);

    [Alias("Release")]
    Task Release(BrandId brand);

    [Alias("Owner")]
    Task<BrandId?> Owner();

    /// <summary>Whose it was before, where it is nobody's now: old addresses lead on.</summary>
    [Alias("Former")]
    Task<BrandId?> Former();
}
