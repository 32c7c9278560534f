using System.Collections.Concurrent;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>
/// What is open to customers, by slug. A quarter of a second old at most; with the half second of <see cref="IPortalKnowledgeGrain"/>, what was published is
/// seen within one.
/// </summary>
internal sealed class PortalDoor(IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(0.25);

    private readonly ConcurrentDictionary<string, Look> _looks = new(StringComparer.Ordinal);

    /// <summary>Null where no brand has this slug.</summary>
    public async ValueTask<OpenPortal?> Find(string slug)
    {
        if (!LocalKey.IsValid(slug))
        {
            return null;
        }

        var last = _looks.GetValueOrDefault(slug);

        if (last is { Seen.IsCompletedSuccessfully: true } && clock.GetElapsedTime(last.At) < MaxAge)
        {
            return last.Seen.Result;
        }

        // Those who ask while another looks wait for what that one sees; a look that failed is nobody's.
        var look = last is { Seen.IsCompleted: false } && clock.GetElapsedTime(last.At) < MaxAge ? last : _looks[slug] = Begin(slug, last);
        var seen = await look.Seen;

        if (seen is null)
        {
            _looks.TryRemove(KeyValuePair.Create(slug, look)); // Or whoever tries addresses would fill the memory.
        }

        return seen;
    }

    private Look Begin(string slug, Look? last) =>
        new(clock.GetTimestamp(), See(slug, last is { Seen.IsCompletedSuccessfully: true } ? last.Seen.Result : null));

    private async Task<OpenPortal?> See(string slug, OpenPortal? before)
    {
        if (await grains.GetGrain<ISlugGrain>(slug).Owner() is not { } owner
            || !(await grains.GetGrain<IBrandsGrain>(owner.Account.Value).Read(owner.Local)).Succeeded(out var brand, out _))
        {
            return null;
        }

        var home = await grains.GetGrain<IPortalKnowledgeGrain>(owner.ToString()).Home(CancellationToken.None);
        return before is not null && before.Id == owner && before.Brand == brand && before.Home.Version == home.Version ? before : new(owner, brand, home);
    }

    private sealed record Look(long At, Task<OpenPortal?> Seen);
}
