using System.Collections.Immutable;

namespace Oqupie.Contracts.Drafts;

/// <summary>What a draft says, for programs.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftContent")]
public sealed record DraftContent
{
    /// <summary>As the editor writes it; empty where no words stand there.</summary>
    [Id(0)]
    public string Html { get; init; } = "";

    /// <summary>Ids of files, as hosts gave them out.</summary>
    [Id(1)]
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Null: those in copy on the ticket.</summary>
    [Id(2)]
    public ImmutableArray<string>? Cc { get; init; }

    [Id(3)]
    public ImmutableArray<string>? Bcc { get; init; }

    /// <summary>Nothing could be sent of it.</summary>
    [Id(4)]
    public bool IsBlank { get; init; }
}

/// <summary>What a draft is to say, in the pieces of which its editors make a text.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftWish")]
public sealed record DraftWish
{
    /// <summary>Empty clears it.</summary>
    [Id(0)]
    public ImmutableArray<DraftNode> Text { get; init; } = [];

    [Id(1)]
    public ImmutableArray<DraftFile> Files { get; init; } = [];

    /// <summary>Null: those in copy on the ticket.</summary>
    [Id(2)]
    public ImmutableArray<string>? Cc { get; init; }

    [Id(3)]
    public ImmutableArray<string>? Bcc { get; init; }
}

/// <param name="Id">As hosts give it out.</param>
/// <param name="Json">What consoles know of it: an object with its id, name, size, type and address.</param>
[GenerateSerializer, Immutable, Alias("oqupie.DraftFile")]
public sealed record DraftFile([property: Id(0)] string Id, [property: Id(1)] string Json);

/// <summary>A paragraph, a list, a picture, or a run of letters, by the names that the editor has for them.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DraftNode")]
public sealed record DraftNode
{
    /// <summary>"paragraph"; empty for letters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The letters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>
    /// What the letters look like: "bold", and what it needs as JSON ("{}", for a link its address). Or the attributes of anything else, as JSON.
    /// </summary>
    [Id(2)]
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Id(3)]
    public ImmutableArray<DraftNode> Children { get; init; } = [];
}
