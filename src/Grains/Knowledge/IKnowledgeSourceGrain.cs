using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>What the portal's and the search's copies on the silos ask a knowledge base. The same grain as <see cref="IKnowledgeGrain"/>.</summary>
[Alias("oqupie.IKnowledgeSourceGrain")]
internal interface IKnowledgeSourceGrain : IGrainWithStringKey
{
    /// <summary>All that is public; null where that is still what it was at the known version.</summary>
    [Alias("Public")]
    Task<PortalHome?> Public(string? known);

    /// <summary>Adds to what was counted in memory; written down within ten seconds.</summary>
    [Alias("Count")]
    Task Count(string article, long views, long yes, long no);
}
