using System.Collections.Immutable;

namespace Oqupie.Contracts.Notices;

/// <summary>What a customer may see of a brand's notices, and nothing else. The key is a brand. The same grain as <see cref="INoticesGrain"/>.</summary>
[Alias("oqupie.IPortalNoticesGrain")]
public interface IPortalNoticesGrain : IGrainWithStringKey
{
    /// <summary>Null where they still are of the known version.</summary>
    [Alias("Since")]
    Task<PortalNotices?> Since(string? known);

    /// <summary>Null where there is none of this id for a customer.</summary>
    [Alias("Notice")]
    Task<NoticeInfo?> Notice(string id);

    /// <summary>The newest, whole, the newest first whether pinned or not: what feeds tell.</summary>
    /// <param name="count">At most 100.</param>
    [Alias("Newest")]
    Task<ImmutableArray<NoticeInfo>> Newest(int count);
}

/// <summary>All public notices of a brand without their texts, in the order in which they are shown.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalNotices")]
public sealed record PortalNotices
{
    /// <summary>Another one whenever anything of them changed or became due, across restarts too.</summary>
    [Id(0)]
    public required string Version { get; init; }

    [Id(1)]
    public ImmutableArray<NoticeHead> Heads { get; init; } = [];
}
