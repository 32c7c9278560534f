using System.Collections.Immutable;

namespace Oqupie.Grains.Knowledge;

/// <summary>An article as it is to be found.</summary>
public sealed record IndexedArticle
{
    /// <summary>Unique in the brand.</summary>
    public required string Id { get; init; }

    public required long Version { get; init; }

    /// <summary>"ko", "zh-Hant": decides how the text is analysed.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text, paragraphs apart by line ends.</summary>
    public required string Body { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The names above it, for showing where it lies; not searched.</summary>
    public string Path { get; init; } = "";

    /// <summary>Its own and all above it taken together.</summary>
    public required ArticleVisibility Visibility { get; init; }

    /// <summary>The member who alone may find a draft.</summary>
    public string? Author { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Who may find an article.</summary>
public enum ArticleVisibility
{
    /// <summary>Its author alone.</summary>
    Draft = 1,

    /// <summary>Members of the account.</summary>
    Member = 2,

    /// <summary>Everybody.</summary>
    Public = 3,
}

/// <param name="Position">Where the event log stands after them.</param>
/// <param name="Put">New, or in the place of older versions.</param>
/// <param name="Deleted">Ids. They need not be known.</param>
public sealed record ArticleChanges(string Position, ImmutableArray<IndexedArticle> Put, ImmutableArray<string> Deleted);
