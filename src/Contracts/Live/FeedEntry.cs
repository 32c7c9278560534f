using System.Collections.Immutable;

namespace Oqupie.Contracts.Live;

/// <summary>What happened to one thing, as its grain tells the feed.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FeedNews")]
public sealed record FeedNews
{
    /// <summary>The kind of news that names a section of the knowledge base (empty for the categories) in which something is other than it was.</summary>
    public const string Knowledge = "knowledge";

    /// <summary>The kind of news that says whether words stand in a draft. Its row is the mark as JSON, its id "1042/reply".</summary>
    public const string Draft = "draft";

    /// <summary>The kind of news that a customer is other than they were. Its row is empty: whoever shows the customer reads them again.</summary>
    public const string Customer = "customer";

    /// <summary>Among <see cref="What"/> of <see cref="Knowledge"/>: and so is what lies deeper.</summary>
    public const string Deep = "deep";

    /// <summary>"ticket", <see cref="Customer"/>, <see cref="Draft"/> or <see cref="Knowledge"/>; the feed itself knows no kinds.</summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>As in addresses: "1042".</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>Of the thing, after what happened.</summary>
    [Id(2)]
    public required long Version { get; init; }

    /// <summary>Who may see it now.</summary>
    [Id(3)]
    public required Audience Audience { get; init; }

    /// <summary>Who might see it before, where that is different; they are told that it is gone.</summary>
    [Id(4)]
    public Audience? Before { get; init; }

    /// <summary>The thing's list row as JSON in UTF-8, made once; passed on as it is.</summary>
    [Id(5)]
    public required ImmutableArray<byte> Row { get; init; }

    /// <summary>The kinds of timeline items that were added: "reply", "changed".</summary>
    [Id(6)]
    public ImmutableArray<string> What { get; init; } = [];

    [Id(7)]
    public required Participant By { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.FeedEntry")]
public sealed record FeedEntry
{
    [Id(0)]
    public required string Epoch { get; init; }

    /// <summary>One more than the entry before, within the epoch.</summary>
    [Id(1)]
    public required long Number { get; init; }

    [Id(2)]
    public required FeedNews News { get; init; }
}

/// <summary>Who may see a thing, as far as the feed needs to know. Those who see all of the brand always do.</summary>
/// <param name="Member">Who it is assigned to.</param>
/// <param name="Group">The group it is assigned to.</param>
[GenerateSerializer, Immutable, Alias("oqupie.Audience")]
public sealed record Audience([property: Id(0)] string? Member, [property: Id(1)] string? Group)
{
    public bool Unassigned => Member is null && Group is null;
}

/// <summary>Who did something, by name. <paramref name="Kind"/> is "member", "customer", "system" or "apiKey".</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Participant")]
public sealed record Participant([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] string Name);
