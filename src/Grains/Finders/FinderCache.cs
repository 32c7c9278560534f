using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Caching;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Finders;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Finders;

/// <summary>Finders and where they lead, for this silo's doors, a quarter of a second old at most: as old as a portal's page may be.</summary>
internal sealed class FinderCache(IGrainFactory grains, FinderSecrets secrets, TimeProvider clock)
{
    private const int MostTold = 10_000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan TellingEach = TimeSpan.FromMinutes(1);

    private readonly Cache<string, OpenFinder?> _finders = new((key, before) => Read(grains, secrets, key, before), MaxAge, clock);
    private readonly Cache<BrandId, FoundPortal?> _portals = new((brand, _) => Read(grains, brand), MaxAge, clock);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <summary>Null where it is nobody's access key.</summary>
    public ValueTask<OpenFinder?> Find(string? accessKey) => FinderKeys.IsAccessKey(accessKey) ? _finders.Get(accessKey!) : new((OpenFinder?)null);

    /// <summary>Null where there is no such brand any more.</summary>
    public ValueTask<FoundPortal?> Portal(BrandId brand) => _portals.Get(brand);

    /// <summary>Tells rarely, and waits for nothing.</summary>
    public async Task Used(OpenFinder finder, string secret)
    {
        var now = clock.GetUtcNow();

        if (_told.TryGetValue(secret, out var last) && now - last < TellingEach)
        {
            return;
        }

        if (_told.Count >= MostTold)
        {
            _told.Clear();
        }

        _told[secret] = now;
        await grains.GetGrain<IAccessKeyGrain>(finder.Info.AccessKey).Used(secret, now);
    }

    private static async Task<OpenFinder?> Read(IGrainFactory grains, FinderSecrets secrets, string accessKey, OpenFinder? before)
    {
        if (await grains.GetGrain<IAccessKeyGrain>(accessKey).Owner() is not { } owner
            || await grains.GetGrain<IFinderBookGrain>(owner.Account).Find(owner.Finder) is not { } kept || kept.Info.AccessKey != accessKey)
        {
            return null;
        }

        return before is not null && before.Account.Value == owner.Account && before.Info.Id == kept.Info.Id && before.Info.Version == kept.Info.Version
            ? before
            : new(new AccountId(owner.Account), kept.Info, kept.Sealed.ToImmutableSortedDictionary(one => one.Key, one => secrets.Open(one.Value)));
    }

    private static async Task<FoundPortal?> Read(IGrainFactory grains, BrandId brand) =>
        (await grains.GetGrain<IBrandGrain>(brand.ToString()).Read()).Succeeded(out var found, out _)
            ? new(found.Slug, (await grains.GetGrain<IPortalSettingsGrain>(brand.ToString()).Read()).On)
            : null;
}

/// <param name="Slug">In its address.</param>
/// <param name="On">Else it says that it is closed.</param>
internal sealed record FoundPortal(string Slug, bool On);
