using System.Collections.Concurrent;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Contracts.Portals;

namespace Oqupie.Portal.Serving;

/// <summary>
/// What customers find, by slug or own domain. A quarter of a second old at most; with the half second of <see cref="IPortalKnowledgeGrain"/>, what was
/// published is seen within one.
/// </summary>
internal sealed class PortalDoor(IGrainFactory grains, PublicShelves shelves, TimeProvider clock)
{
    private const int MostStrangers = 1_000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.25);

    private readonly ConcurrentDictionary<string, Look> _looks = new(StringComparer.Ordinal);

    // Each request of the console has a host of no portal's.
    private readonly ConcurrentDictionary<string, long> _strangers = new(StringComparer.Ordinal);

    /// <summary>Null where no brand has this slug. One that a brand had before leads to the brand, whose slug is another one.</summary>
    public ValueTask<OpenPortal?> Find(string slug) => LocalKey.IsValid(slug) ? At(slug, $"/portal/{slug}") : new((OpenPortal?)null);

    /// <summary>Null where it is no portal's own domain.</summary>
    public async ValueTask<OpenPortal?> FindDomain(string host)
    {
        if (_strangers.TryGetValue(host, out var at) && clock.GetElapsedTime(at) < MaxAge)
        {
            return null;
        }

        var portal = await At(host, "");

        if (portal is null)
        {
            if (_strangers.Count >= MostStrangers)
            {
                _strangers.Clear();
            }

            _strangers[host] = clock.GetTimestamp();
        }

        return portal;
    }

    private async ValueTask<OpenPortal?> At(string address, string root)
    {
        var last = _looks.GetValueOrDefault(address);

        if (last is { Seen.IsCompletedSuccessfully: true } && clock.GetElapsedTime(last.At) < MaxAge)
        {
            return last.Seen.Result;
        }

        // Those who ask while another looks wait for what that one sees; a look that failed is nobody's.
        var look = last is { Seen.IsCompleted: false } && clock.GetElapsedTime(last.At) < MaxAge ? last : _looks[address] = Begin(address, root, last);
        var seen = await look.Seen;

        if (seen is null)
        {
            _looks.TryRemove(KeyValuePair.Create(address, look)); // Or whoever tries addresses would fill the memory.
        }

        return seen;
    }

    private Look Begin(string address, string root, Look? last) =>
        new(clock.GetTimestamp(), See(address, root, last is { Seen.IsCompletedSuccessfully: true } ? last.Seen.Result : null));

    private async Task<OpenPortal?> See(string address, string root, OpenPortal? before)
    {
        var holder = grains.GetGrain<ISlugGrain>(address);

        if ((await holder.Owner() ?? (root.Length > 0 ? await holder.Former() : null)) is not { } owner)
        {
            return null;
        }

        var brands = await grains.GetGrain<IBrandsGrain>(owner.Account.Value).All();

        if (brands.FirstOrDefault(brand => brand.Id == owner.Local) is not { } brand)
        {
            return null;
        }

        var settings = await Settings(owner);

        // A domain that a brand claims and does not have is about to become its own, or was given up.
        if (root.Length is 0 && settings.Domain != address)
        {
            return null;
        }

        var siblings = new List<Sibling>();

        foreach (var other in brands.Where(other => settings.Translations.Contains(other.Id)))
        {
            var id = owner with { Local = other.Id };

            if (await Settings(id) is { On: true } theirs)
            {
                siblings.Add(new(other.Language, other.Slug, theirs.Domain, await shelves.Of(id)));
            }
        }

        var home = (await shelves.Of(owner)).Home;
        var news = await grains.GetGrain<IPortalNoticesGrain>(owner.ToString()).Since(before?.Notices.Version);
        var notices = news ?? before!.Notices;
        return before is not null && before.Id == owner && before.Brand == brand && before.Settings.Version == settings.Version
            && before.Home.Version == home.Version && news is null && before.Siblings.SequenceEqual(siblings)
            ? before
            : new(owner, brand, settings, home, siblings, notices, root);
    }

    private Task<PortalSettings> Settings(BrandId brand) => grains.GetGrain<IPortalSettingsGrain>(brand.ToString()).Read();

    private sealed record Look(long At, Task<OpenPortal?> Seen);
}
