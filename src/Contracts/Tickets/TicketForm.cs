using System.Collections.Immutable;

namespace Oqupie.Contracts.Tickets;

/// <summary>What a form asked and what was answered. It stands by itself: what the form is today changes nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketForm")]
public sealed record TicketForm
{
    public static readonly TicketForm Empty = new();

    /// <summary>In order, also what was answered with nothing.</summary>
    [Id(0)]
    public ImmutableArray<AskedField> Asked { get; init; } = [];

    /// <summary>By the keys of what was asked; never an empty one.</summary>
    [Id(1)]
    public ImmutableDictionary<string, ImmutableArray<string>> Values { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}

/// <summary>A field as it was asked.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.AskedField")]
public sealed record AskedField
{
    [Id(0)]
    public required string Key { get; init; }

    [Id(1)]
    public required string Label { get; init; }

    /// <summary>"text", "multiSelect", … as inquiry types have it. A word, because one of a newer build is told as well.</summary>
    [Id(2)]
    public required string Kind { get; init; }

    [Id(3)]
    public ImmutableArray<AskedOption> Options { get; init; } = [];

    /// <summary>Its value is a list.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsMany => Kind is "multiSelect" or "file";
}

/// <param name="Value">What is kept.</param>
/// <param name="Label">What was read.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AskedOption")]
public sealed record AskedOption([property: Id(0)] string Value, [property: Id(1)] string Label);
