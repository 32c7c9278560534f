using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Portals;
using Oqupie.ServiceDefaults.Hosts;
using Oqupie.WebHost.Brands;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Portals;

/// <summary>Reads and changes portals for whoever sees the brand, with ids of files in place of the files.</summary>
internal sealed class PortalDesk(IGrainFactory grains, FileLinks links, PortalPictures pictures, OurHosts ours)
{
    private static readonly Refusal OurOwn = Refusal.Conflict("That is an address of this server itself.", "domain_is_ours", field: "domain");

    public Task<Outcome<PortalView>> Read(Actor actor, string brand) => Shown(actor, brand, async portal => await portal.Read());

    /// <param name="actor">Who asks.</param>
    /// <param name="brand">Of which brand.</param>
    /// <param name="body">What it shall be.</param>
    /// <param name="cameTo">The host by which this was asked, which is ours and cannot become a portal's.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    public async Task<Outcome<PortalView>> Change(Actor actor, string brand, PortalBody body, HostString cameTo, CancellationToken cancellationToken)
    {
        if ((BrandSight.Refuse(actor, brand) ?? await WhatIsNotTheirs(actor, brand, body, cameTo)) is { } notTheirs)
        {
            return notTheirs;
        }

        var files = await links.Of(actor.Account);
        var wish = new PortalWish
        {
            On = body.On,
            Slug = body.Slug,
            Domain = body.Domain,
            Buttons = body.Buttons,
            Footer = body.Footer,
            Translations = body.Translations,
        };

        if (body.Profile is { } profile)
        {
            if (!(await pictures.Small(actor.Account, files, profile.Logo, "profile.logo", cancellationToken)).Succeeded(out var logo, out var refusal)
                || !(await pictures.Small(actor.Account, files, profile.Favicon, "profile.favicon", cancellationToken)).Succeeded(out var favicon, out refusal))
            {
                return refusal;
            }

            wish = wish with { Profile = new() { Name = profile.Name, Logo = logo, Favicon = favicon } };
        }

        if (body.Look is { } look)
        {
            if (!(await Look(actor, look, files, cancellationToken)).Succeeded(out var wished, out var refusal))
            {
                return refusal;
            }

            wish = wish with { Look = wished };
        }

        return await Shown(actor, brand, portal => portal.Change(wish));
    }

    public async Task<Outcome<ColouringView>> Try(Actor actor, string brand, LookBody body, CancellationToken cancellationToken)
    {
        if (!(await Brand(actor, brand)).Succeeded(out _, out var refusal)
            || !(await Look(actor, body, await links.Of(actor.Account), cancellationToken)).Succeeded(out var look, out refusal)
            || !(await Portal(actor, brand).Try(look)).Succeeded(out var colouring, out refusal))
        {
            return refusal;
        }

        return ColouringView.Of(colouring);
    }

    private async Task<Refusal?> WhatIsNotTheirs(Actor actor, string brand, PortalBody body, HostString cameTo)
    {
        // One that became ours after it was theirs may stay: nothing is shown there.
        if (body.Domain is { Length: > 0 } domain && HostName.From(domain) is { } host && (ours.Are(host) || host == HostName.From(cameTo.Host))
            && LocalKey.IsValid(brand) && (await Portal(actor, brand).Read()).Domain != host)
        {
            return OurOwn;
        }

        return body.Translations is { IsDefault: false } others && !actor.ServesAll(others)
            ? Refusal.Invalid("Name other brands of this account, each once.", "translations", "other_brands_once")
            : null;
    }

    private async Task<Outcome<PortalLook>> Look(Actor actor, LookBody body, AccountFiles files, CancellationToken cancellationToken) =>
        (await pictures.Large(actor.Account, files, body.HeroImage, "look.heroImage", cancellationToken)).Succeeded(out var hero, out var refusal)
            ? new PortalLook { Theme = body.Theme, Colours = body.Colours, HeroImage = hero, HeroText = body.HeroText.Trim() }
            : refusal;

    private async Task<Outcome<PortalView>> Shown(Actor actor, string brand, Func<IPortalSettingsGrain, Task<Outcome<PortalSettings>>> ask)
    {
        if (!(await Brand(actor, brand)).Succeeded(out _, out var refusal)
            || !(await ask(Portal(actor, brand))).Succeeded(out var portal, out refusal)
            || !(await Brand(actor, brand)).Succeeded(out var now, out refusal)) // Again: a change may have given it another slug.
        {
            return refusal;
        }

        return PortalView.Of(portal, now, await links.Of(actor.Account));
    }

    private async Task<Outcome<BrandInfo>> Brand(Actor actor, string brand) =>
        BrandSight.Of(actor, await grains.ReadBrand(actor.Account, brand));

    private IPortalSettingsGrain Portal(Actor actor, string brand) => grains.GetGrain<IPortalSettingsGrain>(new BrandId(actor.Account, brand).ToString());
}
