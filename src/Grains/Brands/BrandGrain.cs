using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Brands;

/// <summary>
/// What the brand is to be is written down before the directory decides about its name and slug, and is the brand's when it has. A crash in between is finished
/// when the grain comes again, by what the directory then says.
/// </summary>
[GrainType("brand")]
internal sealed class BrandGrain([PersistentState("brand")] IPersistentState<BrandState> brand, AccountTeller teller) : Grain, IBrandGrain
{
    private BrandId Id => BrandId.Of(this.GetPrimaryKeyString());

    private IBrandDecisionsGrain Directory => GrainFactory.GetGrain<IBrandDecisionsGrain>(Id.Account.Value);

    private BrandState State => brand.State;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State is { Info: null } or { Wanted: not null } && BrandRules.Finish(State, await Directory.Decided(Id.Local)) is { } finished)
        {
            await brand.Keep(finished, this);
        }
    }

    public Task<Outcome<BrandInfo>> Read() => Task.FromResult<Outcome<BrandInfo>>(State.Info is { } info ? info : BrandRules.NoSuchBrand);

    public async Task<Outcome<BrandInfo>> Make(BrandWish wish) =>
        State.Info is null ? await Change(BrandRules.Make(Id.Local, wish)) : Refusal.Conflict("This brand was made before.", "made_before");

    public async Task<Outcome<BrandInfo>> Change(BrandWish wish) =>
        State.Info is { } info ? await Change(BrandRules.Change(info, wish)) : BrandRules.NoSuchBrand;

    private async Task<Outcome<BrandInfo>> Change(Outcome<BrandInfo> wanted)
    {
        if (!wanted.Succeeded(out var next, out var refusal))
        {
            return refusal;
        }

        if (next.Name != State.Info?.Name || next.Slug != State.Info.Slug)
        {
            await brand.Keep(State with { Wanted = next }, this);

            if (!(await Decide(next)).Succeeded(out var entry, out refusal))
            {
                await brand.Keep(State with { Wanted = null }, this);
                return refusal;
            }

            next = next with { Slug = entry.Slug };
        }

        await brand.Keep(new() { Info = next }, this);
        await teller.Tell(Id.Account, new AccountChange(AccountChangeKind.Brand, Id.Local));
        return next;
    }

    private async Task<Outcome<BrandEntry>> Decide(BrandInfo wanted)
    {
        try
        {
            return await Directory.Decide(new(wanted.Id, wanted.Name, wanted.Slug));
        }
        catch
        {
            DeactivateOnIdle(); // Whether it was decided is asked when the grain comes again.
            throw;
        }
    }
}

internal sealed record BrandState
{
    /// <summary>Null until it was made.</summary>
    public BrandInfo? Info { get; init; }

    /// <summary>What it is about to be, while the directory decides.</summary>
    public BrandInfo? Wanted { get; init; }
}
