using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

[GrainType("slug")]
internal sealed class SlugGrain([PersistentState("slug")] IPersistentState<SlugHolder> holder) : Grain, ISlugGrain
{
    private BrandId? Holder => holder.State.Brand is { } brand ? BrandId.Parse(brand, null) : null;

    public async Task<bool> Claim(BrandId brand)
    {
        if (Holder is { } other)
        {
            return other == brand;
        }

        await holder.Keep(new() { Brand = brand.ToString() }, this);
        return true;
    }

    public async Task Release(BrandId brand)
    {
        if (Holder == brand)
        {
            await holder.Keep(new() { Former = holder.State.Brand }, this);
        }
    }

    public Task<BrandId?> Owner() => Task.FromResult(Holder);

    public Task<BrandId?> Former() => Task.FromResult<BrandId?>(holder.State is { Brand: null, Former: { } former } ? BrandId.Parse(former, null) : null);
}

internal sealed record SlugHolder
{
    public string? Brand { get; init; }

    public string? Former { get; init; }
}
