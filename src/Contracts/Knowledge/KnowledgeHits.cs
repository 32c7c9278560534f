using System.Collections.Immutable;

namespace Oqupie.Contracts.Knowledge;

/// <summary>What somebody wants to know.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeQuestion")]
public sealed record KnowledgeQuestion
{
    /// <summary>Beyond the first thousand characters it is not read.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>The language they ask in; the brand's unless said.</summary>
    [Id(1)]
    public string? Language { get; init; }

    /// <summary>At most a thousand.</summary>
    [Id(2)]
    public int Skip { get; init; }

    /// <summary>At most a hundred.</summary>
    [Id(3)]
    public int Take { get; init; } = 10;
}

/// <summary>What was found, the best first.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeHits")]
public sealed record KnowledgeHits
{
    /// <summary>How many there are; beyond the first thousand an estimate.</summary>
    [Id(0)]
    public required int Total { get; init; }

    [Id(1)]
    public ImmutableArray<KnowledgeHit> Items { get; init; } = [];
}

/// <summary>An article that was found.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeHit")]
public sealed record KnowledgeHit
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary>Safe HTML: what was found is in <c>mark</c>.</summary>
    [Id(2)]
    public required string TitleHtml { get; init; }

    /// <summary>Safe HTML: the passage that answers best.</summary>
    [Id(3)]
    public required string SnippetHtml { get; init; }

    /// <summary>The names above it.</summary>
    [Id(4)]
    public required string Path { get; init; }

    /// <summary>Only for comparing hits of one answer.</summary>
    [Id(5)]
    public required double Score { get; init; }

    /// <summary>Where customers read it, from the host's root on; null where they may not.</summary>
    [Id(6)]
    public string? Url { get; init; }
}

/// <summary>An article whose title may be what is being typed.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeSuggestion")]
public sealed record KnowledgeSuggestion
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary>As <see cref="KnowledgeHit.Url"/>.</summary>
    [Id(2)]
    public string? Url { get; init; }
}
