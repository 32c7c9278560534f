using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Customers;

/// <param name="Items">Newest first.</param>
/// <param name="Next">Null on the last.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerTimelinePage")]
public sealed record CustomerTimelinePage([property: Id(0)] ImmutableArray<CustomerTimelineItem> Items, [property: Id(1)] string? Next);

/// <summary>Something that happened to a customer.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerTimelineItem")]
public sealed record CustomerTimelineItem
{
    /// <summary>"e7" of the customer's own, "t1042" of a ticket, "made" where they came by themselves.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required CustomerTimelineKind Kind { get; init; }

    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The member; null where they did it themselves.</summary>
    [Id(3)]
    public string? By { get; init; }

    /// <summary>
    /// What is to be said of it: "fields" of a change, "memo" and whether it was "removed", "merge" and "customer", "ticket" with "subject", "status", "brand".
    /// </summary>
    [Id(4)]
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

[GenerateSerializer, Alias("oqupie.CustomerTimelineKind"), JsonConverter(typeof(CamelCaseEnum<CustomerTimelineKind>))]
public enum CustomerTimelineKind
{
    Made = 1,
    Changed = 2,
    Blocked = 3,
    Unblocked = 4,
    Merged = 5,
    Unmerged = 6,
    Memo = 7,
    Ticket = 8,
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">Null on the last.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerMemoPage")]
public sealed record CustomerMemoPage([property: Id(0)] ImmutableArray<CustomerMemo> Items, [property: Id(1)] string? Next);

/// <summary>What a member wrote about a customer.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerMemo")]
public sealed record CustomerMemo
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Harmless HTML.</summary>
    [Id(1)]
    public required string Body { get; init; }

    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The member.</summary>
    [Id(3)]
    public required string By { get; init; }
}
