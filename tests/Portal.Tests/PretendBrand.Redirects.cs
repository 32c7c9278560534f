using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Portals;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IPortalRedirectsGrain
{
    /// <summary>The place of the one old portal whose addresses lead here.</summary>
    public string OldPortal { get; } = OldAddress.PlaceOf("1146");

    /// <summary>By what is below it.</summary>
    public Dictionary<string, string> OldPages { get; } = new(StringComparer.Ordinal);

    Task<ImmutableArray<PortalRedirect>> IPortalRedirectsGrain.All() => throw new NotSupportedException();

    Task<Outcome<ImmutableArray<PortalRedirect>>> IPortalRedirectsGrain.Put(ImmutableArray<PortalRedirect> redirects) => throw new NotSupportedException();

    Task<string?> IPortalRedirectsGrain.Find(OldAddress address) => Task.FromResult<string?>(OldPages.GetValueOrDefault(address.Key, ""));
}
