using System.Collections.Immutable;
using Oqupie.Caching;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Contracts.Portals;
using Oqupie.ServiceDefaults.Hosts;

namespace Oqupie.Portal.Serving;

/// <summary>
/// What customers find, by slug or own domain. A quarter of a second old at most; with the half second of <see cref="IPortalKnowledgeGrain"/>, what was
/// published is seen within one.
/// </summary>
internal sealed class PortalCache
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.25);

    private readonly IGrainFactory _grains;
    private readonly OurHosts _ours;
    private readonly PublicArticlesCache _articles;
    private readonly Cache<string, OpenPortal?> _bySlug;

    // Apart: each request of the console has a host of no portal's, and whoever makes up hosts drives out no slug.
    private readonly Cache<string, OpenPortal?> _byDomain;

    public PortalCache(IGrainFactory grains, PublicArticlesCache articles, OurHosts ours, TimeProvider clock)
    {
        (_grains, _articles, _ours) = (grains, articles, ours);
        _bySlug = new(OfSlug, MaxAge, clock);
        _byDomain = new(OfDomain, MaxAge, clock);
    }

    /// <summary>Null where no brand has this slug. One that a brand had before leads to the brand, whose slug is another one.</summary>
    public ValueTask<OpenPortal?> Find(string slug) => LocalKey.IsValid(slug) ? _bySlug.Get(slug) : new((OpenPortal?)null);

    /// <summary>Null where it is no portal's own domain.</summary>
    public ValueTask<OpenPortal?> FindDomain(string host) => _byDomain.Get(host);

    private async Task<OpenPortal?> OfSlug(string slug, OpenPortal? before)
    {
        var holder = _grains.GetGrain<ISlugGrain>(slug);
        return (await holder.Owner() ?? await holder.Former()) is { } brand ? await See(brand, $"/portal/{slug}", before) : null;
    }

    private async Task<OpenPortal?> OfDomain(string host, OpenPortal? before)
    {
        var portal = await _grains.GetGrain<ISlugGrain>(host).Owner() is { } brand ? await See(brand, "", before) : null;

        // A domain that a brand claims and does not have is about to become its own, or was given up.
        return portal?.Settings.Domain == host ? portal : null;
    }

    private async Task<OpenPortal?> See(BrandId id, string root, OpenPortal? before)
    {
        if (!(await Brand(id)).Succeeded(out var brand, out _))
        {
            return null;
        }

        var settings = await Settings(id);
        settings = _ours.Are(settings.Domain) ? settings with { Domain = "" } : settings; // It became ours after the brand had claimed it.
        var siblings = new List<Sibling>();

        foreach (var entry in settings.Translations.IsEmpty ? [] : await Named(id, settings.Translations))
        {
            var other = id with { Local = entry.Id };

            if (await Settings(other) is { On: true } theirs && (await Brand(other)).Succeeded(out var sibling, out _))
            {
                siblings.Add(new(sibling.Language, sibling.Slug, theirs.Domain, await _articles.Of(other)));
            }
        }

        var home = (await _articles.Of(id)).Home;
        var news = await _grains.GetGrain<IPortalNoticesGrain>(id.ToString()).Since(before?.Notices.Version);
        var notices = news ?? before!.Notices;
        return before is not null && before.Id == id && before.Brand == brand && before.Settings.Version == settings.Version
            && before.Home.Version == home.Version && news is null && before.Siblings.SequenceEqual(siblings)
            ? before
            : new(id, brand, settings, home, siblings, notices, root);
    }

    private Task<Outcome<BrandInfo>> Brand(BrandId brand) => _grains.GetGrain<IBrandGrain>(brand.ToString()).Read();

    private Task<ImmutableArray<BrandEntry>> Named(BrandId one, ImmutableArray<string> others) =>
        _grains.GetGrain<IBrandDirectoryGrain>(one.Account.Value).Named(others);

    private Task<PortalSettings> Settings(BrandId brand) => _grains.GetGrain<IPortalSettingsGrain>(brand.ToString()).Read();
}
