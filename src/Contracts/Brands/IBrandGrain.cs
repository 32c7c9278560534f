namespace Oqupie.Contracts.Brands;

/// <summary>A brand: its settings, of which this is the one writer. The key is a <see cref="BrandId"/>.</summary>
[Alias("oqupie.IBrandGrain")]
public interface IBrandGrain : IGrainWithStringKey
{
    /// <summary>Not found until it was made.</summary>
    [Alias("Read")]
    Task<Outcome<BrandInfo>> Read();

    /// <summary>
    /// Makes the brand under an id that its caller has chosen (<see cref="BrandId.New"/>). Refused where the name is empty, the language is none of the eight,
    /// the slug is taken on this server, or the brand was made before.
    /// </summary>
    [Alias("Make")]
    Task<Outcome<BrandInfo>> Make(BrandWish wish);

    /// <summary>Refused as <see cref="Make"/> is. All of the wish is done, or nothing.</summary>
    [Alias("Change")]
    Task<Outcome<BrandInfo>> Change(BrandWish wish);
}
