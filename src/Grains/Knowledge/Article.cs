using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>An article as the tree keeps it: everything but its text.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    /// <summary>The section it lies in.</summary>
    public required string Parent { get; init; }

    public long Position { get; init; }

    public required long Version { get; init; }

    public required string Title { get; init; }

    public required KnowledgeState State { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required string Language { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public string TranslationOf { get; init; } = "";

    /// <summary>A draft is its author's alone.</summary>
    public bool IsFor(string reader) => State is not KnowledgeState.Draft || Author == reader;
}

/// <summary>What an article says at one version, and who wrote that. Never changed.</summary>
public sealed record ArticleText
{
    public required long Version { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public required KnowledgeState State { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required string Language { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public string TranslationOf { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }
}
