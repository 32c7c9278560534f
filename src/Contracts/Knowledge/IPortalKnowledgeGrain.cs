using System.Collections.Immutable;

namespace Oqupie.Contracts.Knowledge;

/// <summary>
/// What a customer may see of a brand's knowledge base, and nothing else. The key is a brand. At most a second behind <see cref="IKnowledgeGrain"/>, so that
/// many readers do not wait for one grain.
/// </summary>
[Alias("oqupie.IPortalKnowledgeGrain")]
public interface IPortalKnowledgeGrain : IGrainWithStringKey
{
    /// <summary>
    /// The public categories, the folders that are public and lie in what is, and the articles in them. Null where it still is of the known version: it may be
    /// large, and portals ask often.
    /// </summary>
    [Alias("HomeSince")]
    Task<PortalHome?> HomeSince(string? known, CancellationToken cancellationToken);

    /// <summary>Null where there is no such article for a customer.</summary>
    [Alias("Article")]
    Task<PortalArticle?> Article(string id, CancellationToken cancellationToken);

    /// <summary>Counts an answer to "was this helpful". Written down within ten seconds; a crash may lose those.</summary>
    [Alias("Helpful")]
    Task Helpful(string id, bool yes);

    /// <summary>Counts a view, as <see cref="Helpful"/> does.</summary>
    [Alias("Viewed")]
    Task Viewed(string id);
}

/// <summary>All that is public, without the texts.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalHome")]
public sealed record PortalHome
{
    /// <summary>Another one whenever anything of it changed, across restarts too: an ETag.</summary>
    [Id(0)]
    public required string Version { get; init; }

    [Id(1)]
    public ImmutableArray<SectionInfo> Categories { get; init; } = [];

    [Id(2)]
    public ImmutableArray<SectionInfo> Folders { get; init; } = [];

    [Id(3)]
    public ImmutableArray<ArticleHead> Articles { get; init; } = [];
}

/// <summary>A public article and what a page shows around it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalArticle")]
public sealed record PortalArticle
{
    [Id(0)]
    public required ArticleInfo Article { get; init; }

    /// <summary>From the category down to where it lies.</summary>
    [Id(1)]
    public ImmutableArray<SectionInfo> Path { get; init; } = [];

    /// <summary>The one before it in the same place.</summary>
    [Id(2)]
    public ArticleHead? Previous { get; init; }

    [Id(3)]
    public ArticleHead? Next { get; init; }

    /// <summary>At most five: most shared tags first, then those of the same place.</summary>
    [Id(4)]
    public ImmutableArray<ArticleHead> Related { get; init; } = [];
}
