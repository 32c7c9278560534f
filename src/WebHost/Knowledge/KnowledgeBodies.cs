using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge;

/// <summary>What a category shall be; what is left out stays.</summary>
internal sealed record CategoryBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public KnowledgeState? State { get; init; }

    public double? Position { get; init; }

    public SectionWish ToWish() => new() { Name = Name, Description = Description, State = State, Position = Position };
}

/// <summary>What a folder shall be; what is left out stays. A category without a folder puts it directly into the category.</summary>
internal sealed record FolderBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public KnowledgeState? State { get; init; }

    public string? Category { get; init; }

    public string? Folder { get; init; }

    public double? Position { get; init; }

    public SectionWish ToWish() => new() { Name = Name, Description = Description, State = State, Category = Category, Folder = Folder, Position = Position };
}

/// <summary>What an article shall be; what is left out stays.</summary>
internal sealed record ArticleBody
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public KnowledgeState? State { get; init; }

    public ArticlePlace? Place { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public double? Position { get; init; }

    public string? Language { get; init; }

    /// <summary>
    /// The id of the article, mostly of another brand, that it says again in another language; of several that say the same, the first. Empty for none.
    /// </summary>
    public string? TranslationOf { get; init; }

    /// <summary>Null drops the plan, which is not the same as left out.</summary>
    public DateTimeOffset? PublishAt
    {
        get;
        init
        {
            field = value;
            Unschedule = value is null;
        }
    }

    /// <summary>The version that was read; a change of another one is refused. Not heeded for a new article.</summary>
    public long? Version { get; init; }

    [JsonIgnore]
    private bool Unschedule { get; init; }

    /// <param name="isNew">A new article has no version that somebody could have read.</param>
    public ArticleWish ToWish(bool isNew) => new()
    {
        Title = Title,
        Body = Body,
        State = State,
        Place = Place,
        Tags = Tags is { IsDefault: false } tags ? tags : (ImmutableArray<string>?)null,
        Position = Position,
        Language = Language,
        PublishAt = PublishAt,
        TranslationOf = TranslationOf,
        Unschedule = Unschedule,
        ExpectedVersion = isNew ? null : Version,
    };
}
