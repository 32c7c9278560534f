using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Inquiries;

/// <summary>What a brand can be asked, with the form that asks it and what its tickets get (PRODUCT.md §5), as programs see it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryType")]
public sealed record InquiryType
{
    /// <summary>As in addresses.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What customers read; unique within the brand.</summary>
    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public string Description { get; init; } = "";

    /// <summary>False: no form has it; its tickets keep it.</summary>
    [Id(3)]
    public bool On { get; init; }

    /// <summary>From 0, without holes.</summary>
    [Id(4)]
    public int Position { get; init; }

    /// <summary>Plain text with which the form's field for the question begins.</summary>
    [Id(5)]
    public string Template { get; init; } = "";

    /// <summary>In the order of the form.</summary>
    [Id(6)]
    public ImmutableArray<InquiryField> Fields { get; init; } = [];

    /// <summary>Who gets its tickets.</summary>
    [Id(7)]
    public Assignee Assignee { get; init; } = Assignee.Nobody;

    /// <summary>Null leaves what a new ticket has.</summary>
    [Id(8)]
    public Importance? Importance { get; init; }

    [Id(9)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Rises by one with each change of this type.</summary>
    [Id(10)]
    public required long Version { get; init; }
}
