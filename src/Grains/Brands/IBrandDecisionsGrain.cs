using Oqupie.Contracts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

/// <summary>Decides, one at a time, what must be unique. For brands alone; the same grain as <see cref="IBrandDirectoryGrain"/>.</summary>
[Alias("oqupie.IBrandDecisionsGrain")]
internal interface IBrandDecisionsGrain : IGrainWithStringKey
{
    /// <summary>
    /// From now on the brand has this name, and this slug or, where none is wished, one made from its name. Refused where another brand of the server has the
    /// slug.
    /// </summary>
    [Alias("Decide")]
    Task<Outcome<BrandEntry>> Decide(BrandEntry wanted);

    [Alias("Decided")]
    Task<BrandDecision> Decided(string brand);
}

/// <summary>What there is to know of a brand that does not know itself.</summary>
/// <param name="Entry">What was decided last; null where nothing was.</param>
/// <param name="Former">What the list of the version before says of it; null where it is newer than that.</param>
[GenerateSerializer, Immutable, Alias("oqupie.BrandDecision")]
internal sealed record BrandDecision([property: Id(0)] BrandEntry? Entry, [property: Id(1)] BrandInfo? Former);
