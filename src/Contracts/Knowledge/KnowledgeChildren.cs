using System.Collections.Immutable;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Some of what lies directly in a section.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeChildren")]
public sealed record KnowledgeChildren
{
    [Id(0)]
    public ImmutableArray<KnowledgeChild> Items { get; init; } = [];

    /// <summary>How many lie before the first of these.</summary>
    [Id(1)]
    public required int At { get; init; }

    /// <summary>How many categories or folders lie there in all.</summary>
    [Id(2)]
    public required int Sections { get; init; }

    /// <summary>How many articles the actor sees there in all; they come behind the folders.</summary>
    [Id(3)]
    public required int Articles { get; init; }

    /// <summary>Null behind the last.</summary>
    [Id(4)]
    public string? Next { get; init; }
}

/// <summary>A section or an article as a row of the tree.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeChild")]
public sealed record KnowledgeChild
{
    /// <summary>Null for an article.</summary>
    [Id(0)]
    public SectionInfo? Section { get; init; }

    /// <summary>Null for a section.</summary>
    [Id(1)]
    public ArticleHead? Article { get; init; }

    /// <summary>As hidden as the most hidden thing of itself and everything above it.</summary>
    [Id(2)]
    public required KnowledgeState Visible { get; init; }

    /// <summary>How many folders lie directly in it.</summary>
    [Id(3)]
    public int Sections { get; init; }

    /// <summary>How many articles that the actor sees lie directly in it.</summary>
    [Id(4)]
    public int Articles { get; init; }
}

/// <summary>One step of the way down.</summary>
/// <param name="Child">A section, or the article at the end.</param>
/// <param name="At">How many lie before it in the same place.</param>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeStep")]
public sealed record KnowledgeStep([property: Id(0)] KnowledgeChild Child, [property: Id(1)] int At);

/// <summary>Some of the places where articles may lie.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgePlaces")]
public sealed record KnowledgePlaces([property: Id(0)] ImmutableArray<KnowledgePlace> Items, [property: Id(1)] string? Next);

/// <summary>A section with the way to it.</summary>
/// <param name="Section">Where an article may lie.</param>
/// <param name="Path">The names from the category down to the section itself.</param>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgePlace")]
public sealed record KnowledgePlace([property: Id(0)] SectionInfo Section, [property: Id(1)] ImmutableArray<string> Path);
