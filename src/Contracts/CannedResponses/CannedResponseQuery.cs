using System.Collections.Immutable;

namespace Oqupie.Contracts.CannedResponses;

/// <summary>Which canned responses, and which of them first.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CannedResponseQuery")]
public sealed record CannedResponseQuery
{
    /// <summary>Words that are all in the name, the shortcut or the text, in whatever case. Shortcuts that begin so come first, then names.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>Those of this brand and of every brand, its own first.</summary>
    [Id(1)]
    public string? Brand { get; init; }

    /// <summary>Those in this language come first, then those in none.</summary>
    [Id(2)]
    public string? Language { get; init; }

    /// <summary>Those in this folder; empty for those in none.</summary>
    [Id(3)]
    public string? Folder { get; init; }

    /// <summary>Shared ones, or one's own private ones.</summary>
    [Id(4)]
    public bool? Shared { get; init; }

    [Id(5)]
    public string? Cursor { get; init; }

    [Id(6)]
    public required int Limit { get; init; }
}

/// <param name="Items">In the query's order; else the most used first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CannedResponsePage")]
public sealed record CannedResponsePage([property: Id(0)] ImmutableArray<CannedResponseInfo> Items, [property: Id(1)] string? Next);

/// <param name="Name">Never empty.</param>
/// <param name="Count">How many there are in it for who asks.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CannedResponseFolder")]
public sealed record CannedResponseFolder([property: Id(0)] string Name, [property: Id(1)] long Count);

/// <summary>A canned response made for a ticket.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FilledResponse")]
public sealed record FilledResponse
{
    /// <summary>Harmless. What is missing still stands in it, in its braces.</summary>
    [Id(0)]
    public required string Html { get; init; }

    [Id(1)]
    public required string Text { get; init; }

    /// <summary>The variables that nobody knows, or that are empty on this ticket, without their braces; each once.</summary>
    [Id(2)]
    public ImmutableArray<string> Missing { get; init; } = [];
}
