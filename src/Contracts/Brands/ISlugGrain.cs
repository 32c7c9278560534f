namespace Oqupie.Contracts.Brands;

/// <summary>
/// Whose an address is; the key is a slug, or a portal's own domain, which has a dot where a slug has none, or the place of an old portal, which has a slash.
/// Each is unique on the server.
/// </summary>
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
