using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Customers;

/// <summary>A customer, as programs see one.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerInfo")]
public sealed record CustomerInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public ImmutableArray<string> Emails { get; init; } = [];

    [Id(3)]
    public ImmutableArray<string> ExternalIds { get; init; } = [];

    /// <summary>All of them: addresses, external ids, and what channels know them by.</summary>
    [Id(8)]
    public ImmutableArray<KnownBy> Identities { get; init; } = [];

    [Id(4)]
    public CustomerRating Rating { get; init; }

    [Id(5)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>As members have noted it; null where nobody has.</summary>
    [Id(9)]
    public string? Language { get; init; }

    [Id(6)]
    public bool Blocked { get; init; }

    [Id(7)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(10)]
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises by one with each change; 0 where nobody has changed anything yet.</summary>
    [Id(11)]
    public long Version { get; init; }

    /// <summary>Those in which they have tickets, of those the asker serves.</summary>
    [Id(12)]
    public ImmutableArray<string> Brands { get; init; } = [];

    /// <summary>The kinds of channels by which their tickets in these brands came.</summary>
    [Id(13)]
    public ImmutableArray<string> Channels { get; init; } = [];

    [Id(14)]
    public CustomerTickets Tickets { get; init; } = new(0, 0);

    /// <summary>When the newest ticket in these brands was made; null where none was.</summary>
    [Id(15)]
    public DateTimeOffset? LastTicketAt { get; init; }

    /// <summary>Who became this customer, and can be taken out again; newest first.</summary>
    [Id(16)]
    public ImmutableArray<CustomerMergeInfo> MergedFrom { get; init; } = [];
}

/// <param name="Kind">"email", "external", or a kind of channel.</param>
/// <param name="Value">The address or id.</param>
/// <param name="Label">How the channel shows it to people; null where that is not known.</param>
[GenerateSerializer, Immutable, Alias("oqupie.KnownBy")]
public sealed record KnownBy([property: Id(0)] string Kind, [property: Id(1)] string Value, [property: Id(2)] string? Label);

/// <summary>Of the tickets the asker sees; each number is told up to <see cref="Most"/>.</summary>
/// <param name="Open">Not completed.</param>
/// <param name="All">But for deleted ones.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerTickets")]
public sealed record CustomerTickets([property: Id(0)] int Open, [property: Id(1)] int All)
{
    /// <summary>So many or more.</summary>
    public const int Most = 1000;
}

/// <summary>That somebody was merged into a customer.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerMergeInfo")]
public sealed record CustomerMergeInfo
{
    /// <summary>What names it when it is taken back.</summary>
    [Id(0)]
    public required string Merge { get; init; }

    [Id(1)]
    public required string Customer { get; init; }

    /// <summary>As they were called.</summary>
    [Id(2)]
    public required string Name { get; init; }

    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The member.</summary>
    [Id(4)]
    public required string By { get; init; }
}

[GenerateSerializer, Alias("oqupie.CustomerRating"), JsonConverter(typeof(CamelCaseEnum<CustomerRating>))]
public enum CustomerRating
{
    General = 0,
    Vip = 1,
    Vvip = 2,
    Malicious = 3,
}
