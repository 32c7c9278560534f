using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>A category or a folder as it is kept.</summary>
public sealed record Section
{
    public required string Id { get; init; }

    public required SectionKind Kind { get; init; }

    /// <summary>What it lies in; empty for a category.</summary>
    public string Parent { get; init; } = "";

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required KnowledgeState State { get; init; }

    public long Position { get; init; }
}
