using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

[GrainType("brand-directory")]
internal sealed partial class BrandDirectoryGrain(
    [PersistentState("brands")] IPersistentState<BrandList> former,
    IBrandDirectory directory,
    ILogger<BrandDirectoryGrain> logger) : Grain, IBrandDirectoryGrain, IBrandDecisionsGrain
{
    private const int MostAtOnce = 1000;

    private AccountId Account => new(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (former.State.All is { Length: > 0 } all)
        {
            await directory.Adopt(Account, [.. all.Select(Entry)], cancellationToken);
        }
    }

    public async Task<Outcome<ImmutableArray<BrandEntry>>> Page(string? cursor, int limit) =>
        cursor is not null && await Find(cursor) is null
            ? Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor")
            : await directory.Page(Account, cursor, Math.Clamp(limit, 1, MostAtOnce), CancellationToken.None);

    public Task<ImmutableArray<BrandEntry>> Named(ImmutableArray<string> brands) => directory.Named(Account, brands, CancellationToken.None);

    public async Task<BrandDecision> Decided(string brand) => new(await Find(brand), former.State.All.FirstOrDefault(known => known.Id == brand));

    public async Task<Outcome<BrandEntry>> Decide(BrandEntry wanted)
    {
        var before = await Find(wanted.Id);

        if (wanted.Slug != before?.Slug)
        {
            if (await ClaimSlug(wanted) is not { } slug)
            {
                return BrandRules.SlugTaken;
            }

            wanted = wanted with { Slug = slug };
        }

        await directory.Put(Account, wanted, CancellationToken.None);

        if (before is not null && before.Slug != wanted.Slug)
        {
            await Release(before.Slug, wanted.Id);
        }

        return wanted;
    }

    /// <summary>The slug that is now the brand's: the wished one or none, and where none was wished, one made from its name.</summary>
    private async Task<string?> ClaimSlug(BrandEntry brand)
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

    // A crash or a failed write between claiming and storing leaves a slug with a brand that does not have it. Only this grain claims for its account, one call
    // at a time, so such a slug is free.
    private async Task<bool> Claim(string slug, string brand)
    {
        var holder = GrainFactory.GetGrain<ISlugGrain>(slug);

        if (await holder.Claim(new(Account, brand)))
        {
            return true;
        }

        if (await holder.Owner() is { } other && other.Account == Account && (await Find(other.Local))?.Slug != slug)
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

    private async Task<BrandEntry?> Find(string brand) => (await directory.Named(Account, [brand], CancellationToken.None)).SingleOrDefault();

    private static BrandEntry Entry(BrandInfo brand) => new(brand.Id, brand.Name, brand.Slug);

    [LoggerMessage(LogLevel.Warning, "Slug {Slug} of account {Account} could not be released.")]
    private partial void LogNotReleased(Exception exception, string slug, AccountId account);
}

/// <summary>
/// How versions before kept all brands of an account, in the order in which they were made. Read and never written: each brand takes what is its own when it is
/// first asked, and silos of the version before read on while an upgrade rolls.
/// </summary>
internal sealed record BrandList
{
    public ImmutableArray<BrandInfo> All { get; init; } = [];
}
