using System.Collections.Immutable;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Where an article lies: in a category or in a folder, never in both.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticlePlace")]
public sealed record ArticlePlace
{
    [Id(0)]
    public string? Category { get; init; }

    [Id(1)]
    public string? Folder { get; init; }
}

/// <summary>An article as the tree shows it: everything but its text.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticleHead")]
public sealed record ArticleHead
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary>Its own; see <see cref="Visible"/>.</summary>
    [Id(2)]
    public required KnowledgeState State { get; init; }

    [Id(3)]
    public required ArticlePlace Place { get; init; }

    [Id(4)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Counts the changes of title, text, state, tags and schedule. A move in the tree is none of them.</summary>
    [Id(5)]
    public required long Version { get; init; }

    /// <summary>Lower comes first in the same place; whole numbers with gaps.</summary>
    [Id(6)]
    public required double Position { get; init; }

    [Id(7)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The member (or API key) who made it; alone to see it while it is a draft. Empty for the server itself.</summary>
    [Id(8)]
    public required string Author { get; init; }

    /// <summary>As hidden as the most hidden thing of itself and everything above it.</summary>
    [Id(9)]
    public required KnowledgeState Visible { get; init; }

    /// <summary>One of the service languages; the brand's unless said.</summary>
    [Id(10)]
    public required string Language { get; init; }

    [Id(11)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// The article, mostly of another brand of the account, that this one says again in another language; empty for one that was written first.
    /// </summary>
    [Id(12)]
    public string TranslationOf { get; init; } = "";

    /// <summary>What it shares with those that say the same: the id of the one that was written first.</summary>
    public string Original => TranslationOf.Length > 0 ? TranslationOf : Id;
}

/// <summary>An article, whole.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticleInfo")]
public sealed record ArticleInfo
{
    [Id(0)]
    public required ArticleHead Head { get; init; }

    /// <summary>Harmless HTML: the allowed tags only. A callout is an <c>aside</c> whose <c>title</c> names its kind.</summary>
    [Id(1)]
    public required string Body { get; init; }

    /// <summary>When it becomes public by itself; null where nothing is planned.</summary>
    [Id(2)]
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>How often it was opened on the portal, up to ten seconds ago; members only.</summary>
    [Id(3)]
    public long Views { get; init; }

    /// <summary>How often it helped, and how often not.</summary>
    [Id(4)]
    public long HelpfulYes { get; init; }

    [Id(5)]
    public long HelpfulNo { get; init; }
}

/// <summary>What somebody wants an article to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticleWish")]
public sealed record ArticleWish
{
    [Id(0)]
    public string? Title { get; init; }

    /// <summary>HTML; only what is harmless of it is kept.</summary>
    [Id(1)]
    public string? Body { get; init; }

    [Id(2)]
    public KnowledgeState? State { get; init; }

    [Id(3)]
    public ArticlePlace? Place { get; init; }

    /// <summary>All tags the article shall have, at most 50 of at most 60 characters.</summary>
    [Id(4)]
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>As for a <see cref="SectionWish"/>.</summary>
    [Id(5)]
    public double? Position { get; init; }

    [Id(6)]
    public string? Language { get; init; }

    /// <summary>Null leaves the plan as it is; <see cref="Unschedule"/> drops it.</summary>
    [Id(7)]
    public DateTimeOffset? PublishAt { get; init; }

    [Id(8)]
    public bool Unschedule { get; init; }

    /// <summary>The version the writer has read; null does not ask.</summary>
    [Id(9)]
    public long? ExpectedVersion { get; init; }

    /// <summary>
    /// The <see cref="ArticleHead.Original"/> of an article that says the same; empty for none. Whether it is there is not asked: it may come later.
    /// </summary>
    [Id(10)]
    public string? TranslationOf { get; init; }
}

/// <summary>One version of an article, for the list of them.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticleVersion")]
public sealed record ArticleVersion
{
    [Id(0)]
    public required long Version { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    [Id(2)]
    public required KnowledgeState State { get; init; }

    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it, local to the account; empty for the server itself, which publishes what was scheduled.</summary>
    [Id(4)]
    public required string By { get; init; }
}
