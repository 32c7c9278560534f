using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Knowledge;

/// <summary>What lies over articles: a category, a folder in it, or a folder in that one; deeper there is nothing.</summary>
[GenerateSerializer, Alias("oqupie.SectionKind"), JsonConverter(typeof(CamelCaseEnum<SectionKind>))]
public enum SectionKind
{
    Category = 1,
    Folder = 2,
}

/// <summary>A category or a folder.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.SectionInfo")]
public sealed record SectionInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required SectionKind Kind { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    /// <summary>Plain text.</summary>
    [Id(3)]
    public string Description { get; init; } = "";

    /// <summary>Its own; what lies over it may hide it all the same.</summary>
    [Id(4)]
    public required KnowledgeState State { get; init; }

    /// <summary>Of a folder: the category it lies in, be it inside of another folder too. Null for a category.</summary>
    [Id(5)]
    public string? Category { get; init; }

    /// <summary>Of a folder inside of a folder: that one.</summary>
    [Id(6)]
    public string? Folder { get; init; }

    /// <summary>Lower comes first among its like in the same place; whole numbers with gaps.</summary>
    [Id(7)]
    public required double Position { get; init; }
}

/// <summary>What somebody wants a category or folder to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.SectionWish")]
public sealed record SectionWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public string? Description { get; init; }

    [Id(2)]
    public KnowledgeState? State { get; init; }

    /// <summary>Where a folder shall lie: directly in this category, unless <see cref="Folder"/> is said too.</summary>
    [Id(3)]
    public string? Category { get; init; }

    /// <summary>Where a folder shall lie: in this folder, which lies directly in a category.</summary>
    [Id(4)]
    public string? Folder { get; init; }

    /// <summary>
    /// 2.5 is between 2 and 3; a number that another has takes its place, and those between move up. Null puts what is new, or comes from elsewhere, last.
    /// </summary>
    [Id(5)]
    public double? Position { get; init; }
}
