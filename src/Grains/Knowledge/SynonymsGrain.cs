using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Knowledge;

[GrainType("synonyms")]
internal sealed class SynonymsGrain([PersistentState("synonyms")] IPersistentState<SynonymGroups> groups, BrandCache brands)
    : Grain, ISynonymsGrain, ISynonymSourceGrain
{
    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<ImmutableArray<ImmutableArray<string>>>> Read(Actor actor) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal : groups.State.All;

    public async Task<Outcome<ImmutableArray<ImmutableArray<string>>>> Replace(Actor actor, ImmutableArray<ImmutableArray<string>> wished)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (!SynonymRules.Check(wished).Succeeded(out var checkedGroups, out var wrong))
        {
            return wrong;
        }

        await groups.Keep(new() { All = checkedGroups }, this);
        return checkedGroups;
    }

    public Task<ImmutableArray<ImmutableArray<string>>> All() => Task.FromResult(groups.State.All);
}

/// <summary>For the silos' own searches. The same grain as <see cref="ISynonymsGrain"/>.</summary>
[Alias("oqupie.ISynonymSourceGrain")]
internal interface ISynonymSourceGrain : IGrainWithStringKey
{
    [Alias("All")]
    Task<ImmutableArray<ImmutableArray<string>>> All();
}

internal sealed record SynonymGroups
{
    public ImmutableArray<ImmutableArray<string>> All { get; init; } = [];
}
