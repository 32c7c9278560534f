using System.Collections.Immutable;

namespace Oqupie.Contracts.Portals;

/// <summary>Where old addresses lead in a brand's portal. The key is a brand.</summary>
[Alias("oqupie.IPortalRedirectsGrain")]
public interface IPortalRedirectsGrain : IGrainWithStringKey
{
    /// <summary>In the order in which they were said.</summary>
    [Alias("All")]
    Task<ImmutableArray<PortalRedirect>> All();

    /// <summary>
    /// These in the place of all that were. Refused whole, by the first that is wrong ("items[3].from"), or where another brand of this server has one of the
    /// old portals.
    /// </summary>
    [Alias("Put")]
    Task<Outcome<ImmutableArray<PortalRedirect>>> Put(ImmutableArray<PortalRedirect> redirects);

    /// <summary>
    /// The page below our portal, empty for its home, which also takes what nobody has named. Null where the old portal is none of this brand's.
    /// </summary>
    [Alias("Find")]
    Task<string?> Find(OldAddress address);
}
