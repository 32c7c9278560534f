using System.Collections.Immutable;

namespace Oqupie.Grains.Knowledge;

/// <summary>Who asks; what they may not see is not found and not counted.</summary>
/// <param name="Member">The member's local id; null is everybody's view.</param>
public sealed record ArticleReader(string? Member)
{
    public static readonly ArticleReader Anybody = new((string?)null);
}

/// <summary>What somebody wants to know.</summary>
public sealed record ArticleQuestion
{
    /// <summary>Words or whole sentences; nothing in it is an operator. Beyond the first thousand characters it is not read.</summary>
    public required string Text { get; init; }

    /// <summary>The language they ask in.</summary>
    public required string Language { get; init; }

    public required ArticleReader Reader { get; init; }

    public int Skip { get; init; }

    /// <summary>At most a hundred.</summary>
    public int Take { get; init; } = 10;

    /// <summary>The brand's: words of one group stand for each other.</summary>
    public ImmutableArray<ImmutableArray<string>> Synonyms { get; init; } = [];

    /// <summary>Off where nobody looks at them.</summary>
    public bool WithSnippets { get; init; } = true;
}

/// <param name="Total">How many there are; beyond the first thousand an estimate.</param>
/// <param name="Hits">Those asked for.</param>
public sealed record ArticleHits(int Total, ImmutableArray<ArticleHit> Hits)
{
    public static readonly ArticleHits None = new(0, []);
}

public sealed record ArticleHit
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string Title { get; init; }

    public required string Path { get; init; }

    /// <summary>Safe HTML: the text escaped, what was found in <c>mark</c>.</summary>
    public required string TitleHtml { get; init; }

    /// <summary>Safe HTML: the passage of the body that answers best.</summary>
    public required string SnippetHtml { get; init; }

    /// <summary>Only for comparing hits of one answer.</summary>
    public required double Score { get; init; }
}

/// <summary>What somebody has typed so far.</summary>
public sealed record ArticleTyping
{
    public required string Text { get; init; }

    public required ArticleReader Reader { get; init; }

    /// <summary>At most twenty.</summary>
    public int Take { get; init; } = 8;
}

public sealed record ArticleSuggestion(string Id, string Title);
