using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Portals;

[GrainType("portal-settings")]
internal sealed partial class PortalSettingsGrain(
    [PersistentState("portal-settings")] IPersistentState<PortalBook> book,
    ILogger<PortalSettingsGrain> logger) : Grain, IPortalSettingsGrain
{
    private PortalSettings? _shown;

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    private IBrandDirectoryGrain Directory => GrainFactory.GetGrain<IBrandDirectoryGrain>(Brand.Account.Value);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReleaseUnused();

    public Task<PortalSettings> Read() => Task.FromResult(_shown ??= Shown(book.State.Settings));

    public Task<Outcome<PortalColouring>> Try(PortalLook look) => Task.FromResult(LookRules.Colouring(look));

    public async Task<Outcome<PortalSettings>> Change(PortalWish wish)
    {
        if (!PortalRules.Change(book.State.Settings, wish).Succeeded(out var wanted, out var refusal))
        {
            return refusal;
        }

        var brands = (await Directory.Named([Brand.Local, .. wanted.Translations])).Select(brand => brand.Id).ToHashSet(StringComparer.Ordinal);

        if (!brands.Contains(Brand.Local))
        {
            return Refusal.NotFound("There is no such brand.");
        }

        if (!brands.SetEquals(wanted.Translations.Append(Brand.Local)) || brands.Count <= wanted.Translations.Length)
        {
            return Refusal.Invalid("Name other brands of this account, each once.", "translations", "other_brands_once");
        }

        if (!await Claim(wanted.Domain))
        {
            return PortalRules.DomainTaken;
        }

        if (wish.Slug is not null
            && !(await GrainFactory.GetGrain<IBrandGrain>(Brand.ToString()).Change(new() { Slug = wish.Slug })).Succeeded(out _, out refusal))
        {
            await ReleaseUnused();
            return refusal;
        }

        await Keep(book.State with { Settings = wanted with { Colouring = new() } });
        await ReleaseUnused();
        return await Read();
    }

    // Written down before it is claimed: what a crash leaves claimed is known, and given back when the grain comes again.
    private async Task<bool> Claim(string domain)
    {
        if (domain.Length is 0 || domain == book.State.Settings.Domain)
        {
            return true;
        }

        if (!book.State.Claims.Contains(domain))
        {
            await Keep(book.State with { Claims = book.State.Claims.Add(domain) });
        }

        if (await GrainFactory.GetGrain<ISlugGrain>(domain).Claim(Brand))
        {
            return true;
        }

        await Keep(book.State with { Claims = book.State.Claims.Remove(domain) });
        return false;
    }

    private async Task ReleaseUnused()
    {
        foreach (var domain in book.State.Claims.Where(domain => domain != book.State.Settings.Domain).ToImmutableArray())
        {
            try
            {
                await GrainFactory.GetGrain<ISlugGrain>(domain).Release(Brand);
                await Keep(book.State with { Claims = book.State.Claims.Remove(domain) });
            }
            catch (Exception e)
            {
                LogNotReleased(e, domain, Brand); // It is tried again at the next change.
            }
        }
    }

    private async Task Keep(PortalBook next)
    {
        await book.Keep(next, this);
        _shown = null;
    }

    // Made anew, because a newer version of ours may know better colours.
    private static PortalSettings Shown(PortalSettings kept) =>
        LookRules.Colouring(kept.Look).Succeeded(out var colouring, out _) ? kept with { Colouring = colouring } : kept;

    [LoggerMessage(LogLevel.Warning, "Domain {Domain} of brand {Brand} could not be released.")]
    private partial void LogNotReleased(Exception exception, string domain, BrandId brand);
}

internal sealed record PortalBook
{
    public PortalSettings Settings { get; init; } = new();

    /// <summary>Domains that may be claimed in the brand's name: the one that is set, and those that were about to be.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];
}
