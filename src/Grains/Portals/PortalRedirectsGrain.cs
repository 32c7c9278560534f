using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Portals;

/// <remarks>Old portals are claimed as slugs and domains are, under a name that neither can have.</remarks>
[GrainType("portal-redirects")]
internal sealed partial class PortalRedirectsGrain(
    [PersistentState("portal-redirects")] IPersistentState<RedirectBook> book,
    ILogger<PortalRedirectsGrain> logger) : Grain, IPortalRedirectsGrain
{
    private FrozenDictionary<OldAddress, string>? _pages;
    private FrozenSet<string>? _portals;

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReleaseUnused();

    public Task<ImmutableArray<PortalRedirect>> All() => Task.FromResult(book.State.Items);

    public async Task<Outcome<ImmutableArray<PortalRedirect>>> Put(ImmutableArray<PortalRedirect> redirects)
    {
        if (!RedirectRules.Check(redirects).Succeeded(out var wanted, out var refusal))
        {
            return refusal;
        }

        var portals = wanted.Select(PortalOf).Distinct(StringComparer.Ordinal).ToImmutableArray();

        // Written down before it is claimed: what a crash leaves claimed is known, and given back when the grain comes again.
        if (portals.Except(book.State.Claims, StringComparer.Ordinal).Any())
        {
            await book.Keep(book.State with { Claims = [.. book.State.Claims.Union(portals, StringComparer.Ordinal)] }, this);
        }

        foreach (var portal in portals)
        {
            if (!await Place(portal).Claim(Brand))
            {
                await book.Keep(book.State with { Claims = book.State.Claims.Remove(portal) }, this);
                await ReleaseUnused();
                var first = wanted.IndexOf(wanted.First(one => PortalOf(one) == portal));
                return Refusal.Conflict("Another brand of this server has that old portal.", "old_portal_taken", $"items[{first}].from");
            }
        }

        await book.Keep(book.State with { Items = wanted }, this);
        (_pages, _portals) = (null, null);
        await ReleaseUnused();
        return wanted;
    }

    public Task<string?> Find(OldAddress address)
    {
        _pages ??= book.State.Items.ToFrozenDictionary(Parsed, one => one.To);
        _portals ??= book.State.Items.Select(PortalOf).ToFrozenSet(StringComparer.Ordinal);
        return Task.FromResult(!_portals.Contains(address.Portal) ? null
            : _pages.GetValueOrDefault(address)
                ?? _pages.GetValueOrDefault(address with { Query = "" })
                ?? _pages.GetValueOrDefault(new(address.Portal, "", ""))
                ?? "");
    }

    private async Task ReleaseUnused()
    {
        var used = book.State.Items.Select(PortalOf).ToHashSet(StringComparer.Ordinal);

        foreach (var portal in book.State.Claims.Where(portal => !used.Contains(portal)).ToImmutableArray())
        {
            try
            {
                await Place(portal).Release(Brand);
                await book.Keep(book.State with { Claims = book.State.Claims.Remove(portal) }, this);
            }
            catch (Exception e)
            {
                LogNotReleased(e, portal, Brand); // It is tried again at the next change.
            }
        }
    }

    private ISlugGrain Place(string portal) => GrainFactory.GetGrain<ISlugGrain>(OldAddress.PlaceOf(portal));

    private static OldAddress Parsed(PortalRedirect redirect) => OldAddress.TryParse(redirect.From, out var address)
        ? address
        : throw new InvalidOperationException($"'{redirect.From}' was kept and is no old address.");

    private static string PortalOf(PortalRedirect redirect) => Parsed(redirect).Portal;

    [LoggerMessage(LogLevel.Warning, "Old portal {Portal} of brand {Brand} could not be released.")]
    private partial void LogNotReleased(Exception exception, string portal, BrandId brand);
}

internal sealed record RedirectBook
{
    public ImmutableArray<PortalRedirect> Items { get; init; } = [];

    /// <summary>Old portals that may be claimed in the brand's name: those that are used, and those that were about to be.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];
}
