namespace Oqupie.Contracts.Portals;

/// <param name="From">An <see cref="OldAddress"/>.</param>
/// <param name="To">A page below our portal, "articles/a12"; empty is its home.</param>
[GenerateSerializer, Immutable, Alias("oqupie.PortalRedirect")]
public sealed record PortalRedirect([property: Id(0)] string From, [property: Id(1)] string To);
