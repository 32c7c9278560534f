using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>The tree, a bounded part at a time, however large it is. The same grain as <see cref="IKnowledgeGrain"/>.</summary>
[Alias("oqupie.IKnowledgeTreeGrain")]
public interface IKnowledgeTreeGrain : IGrainWithStringKey
{
    /// <summary>
    /// What lies directly in a section: its folders first, then its articles, each kind in its order; categories where no section is said.
    /// Refused (invalid, field "cursor") for a cursor that is none.
    /// </summary>
    [Alias("Children")]
    Task<Outcome<KnowledgeChildren>> Children(Actor actor, ChildrenQuery query, CancellationToken cancellationToken);

    /// <summary>The way down to an article, from its category on to itself.</summary>
    [Alias("PathToArticle")]
    Task<Outcome<ImmutableArray<KnowledgeStep>>> PathToArticle(Actor actor, string article, CancellationToken cancellationToken);

    /// <summary>The way down to a section, from its category on to itself.</summary>
    [Alias("PathToSection")]
    Task<Outcome<ImmutableArray<KnowledgeStep>>> PathToSection(Actor actor, SectionKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Where articles may lie, in the order of the tree.</summary>
    [Alias("Places")]
    Task<Outcome<KnowledgePlaces>> Places(Actor actor, PlacesQuery query, CancellationToken cancellationToken);

    /// <summary>The tree without its articles.</summary>
    [Alias("Sections")]
    Task<Outcome<KnowledgeTree>> Sections(Actor actor, CancellationToken cancellationToken);

    /// <summary>Those whose <see cref="ArticleHead.Original"/> this is, the first written first; at most twenty.</summary>
    [Alias("Saying")]
    Task<Outcome<ImmutableArray<ArticleHead>>> Saying(Actor actor, string original, CancellationToken cancellationToken);
}

/// <summary>Which part of what lies in a section.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ChildrenQuery")]
public sealed record ChildrenQuery
{
    /// <summary>How many an answer has at most.</summary>
    public const int MostItems = 500;

    /// <summary>Null for the categories.</summary>
    [Id(0)]
    public SectionKind? Kind { get; init; }

    [Id(1)]
    public string? Section { get; init; }

    /// <summary>Goes on behind what the answer before ended with, whatever came or went meanwhile.</summary>
    [Id(2)]
    public string? Cursor { get; init; }

    /// <summary>Without a cursor: how many to pass over.</summary>
    [Id(3)]
    public int At { get; init; }

    [Id(4)]
    public int Limit { get; init; } = 100;
}

/// <summary>Where articles may lie, narrowed by words.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PlacesQuery")]
public sealed record PlacesQuery
{
    /// <summary>How many an answer has at most.</summary>
    public const int MostItems = 200;

    /// <summary>Each word stands in the names on the way, in any case; null narrows nothing.</summary>
    [Id(0)]
    public string? Text { get; init; }

    [Id(1)]
    public string? Cursor { get; init; }

    [Id(2)]
    public int Limit { get; init; } = 50;
}
