using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Knowledge;

/// <summary>A thing that happened to a knowledge base or to an article. Written once, never changed: add a new event rather than alter one.</summary>
/// <remarks>
/// Texts and titles lie in the rows of the versions. The discriminator is the stored name for ever. Who follows the log for search needs no more than to know
/// what to read again.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SectionWritten), "section-written")]
[JsonDerivedType(typeof(SectionRemoved), "section-removed")]
[JsonDerivedType(typeof(ArticleMoved), "article-moved")]
[JsonDerivedType(typeof(ArticleWritten), "article-written")]
[JsonDerivedType(typeof(ArticleRemoved), "article-removed")]
public abstract record KnowledgeEvent
{
    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    public required string By { get; init; }
}

/// <summary>Made, renamed, moved, shown or hidden.</summary>
public sealed record SectionWritten : KnowledgeEvent
{
    public required string Section { get; init; }

    public required string Parent { get; init; }

    public required KnowledgeState State { get; init; }

    /// <summary>Those of its like that made room.</summary>
    public ImmutableArray<string> Shifted { get; init; } = [];
}

public sealed record SectionRemoved : KnowledgeEvent
{
    public required string Section { get; init; }
}

public sealed record ArticleMoved : KnowledgeEvent
{
    public required string Article { get; init; }

    public required string Section { get; init; }

    public ImmutableArray<string> Shifted { get; init; } = [];
}

/// <summary>A new version of the article, the first one too.</summary>
public sealed record ArticleWritten : KnowledgeEvent
{
    public required string Section { get; init; }

    public required KnowledgeState State { get; init; }

    public DateTimeOffset? PublishAt { get; init; }
}

public sealed record ArticleRemoved : KnowledgeEvent;
