using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Knowledge;

/// <summary>Where knowledge bases are kept: the tree, the articles with all their versions, and the events of both in the one event log.</summary>
public interface IKnowledgeStore
{
    /// <summary>The tree without the texts; an empty one where nobody made anything.</summary>
    Task<StoredKnowledge> Load(BrandId brand, CancellationToken cancellationToken);

    /// <summary>All of the change and its event in one transaction. False, and nothing, where the tree is not at the expected version.</summary>
    Task<bool> Change(TreeChange change, CancellationToken cancellationToken);

    /// <summary>
    /// The new version, the moves that go with it, the event, and its plan's due row (or none any more) in one transaction. The schedule is woken for the row
    /// when it is durable. False, and nothing, where the article is not at the version before,
    /// or, for the first one, is there already.
    /// </summary>
    Task<bool> Write(ArticleChange change, CancellationToken cancellationToken);

    /// <summary>
    /// The article, its versions, counts and plan; its events stay and end with this one. False, and nothing, where it is not at that version.
    /// </summary>
    Task<bool> Remove(ArticleId article, BrandId brand, long version, ArticleRemoved happened, CancellationToken cancellationToken);

    Task<ArticleText?> Read(ArticleId article, long version, CancellationToken cancellationToken);

    /// <summary>Newest first, without their bodies, which are empty.</summary>
    Task<ImmutableArray<ArticleText>> Versions(ArticleId article, int limit, CancellationToken cancellationToken);

    /// <summary>Adds to what was counted. Articles that are not there any more are passed over.</summary>
    Task Count(BrandId brand, ImmutableDictionary<string, ArticleCount> more, CancellationToken cancellationToken);

    /// <summary>Nothing where nothing was counted.</summary>
    Task<ArticleCount> Counted(ArticleId article, CancellationToken cancellationToken);
}

/// <param name="Version">Of the tree: how many changes there were beside those of the articles themselves.</param>
/// <param name="Sections">In no order.</param>
/// <param name="Articles">In no order.</param>
public sealed record StoredKnowledge(long Version, ImmutableArray<Section> Sections, ImmutableArray<Article> Articles);

/// <summary>One change of the tree.</summary>
public sealed record TreeChange
{
    public required BrandId Brand { get; init; }

    public required long ExpectedVersion { get; init; }

    /// <summary>As they are now: the new or changed one, and those that made room.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    public string? Removed { get; init; }

    /// <summary>Their place and position only.</summary>
    public ImmutableArray<Article> Moved { get; init; } = [];

    public required KnowledgeEvent Happened { get; init; }
}

/// <summary>One new version of an article.</summary>
public sealed record ArticleChange
{
    public required BrandId Brand { get; init; }

    /// <summary>As it is now, its version one more than the stored one's.</summary>
    public required Article Article { get; init; }

    public required ArticleText Text { get; init; }

    /// <summary>Those that made room.</summary>
    public ImmutableArray<Article> Shifted { get; init; } = [];

    public required ArticleWritten Happened { get; init; }

    /// <summary>What the schedule shall know of it from now on; null withdraws what it knew.</summary>
    public DueRow? Plan => ArticlePlan.Of(Brand, Article);
}

/// <param name="Views">How often it was opened on the portal.</param>
/// <param name="Yes">How often it helped.</param>
/// <param name="No">How often it did not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ArticleCount(long Views, long Yes, long No);
