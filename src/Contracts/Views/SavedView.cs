using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Views;

/// <summary>A list of tickets that somebody gave a name (PRODUCT.md §3): a box like the others. What it shows is what who opens it may see.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.SavedView")]
public sealed record SavedView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    /// <summary>False: its maker alone sees it.</summary>
    [Id(2)]
    public bool Shared { get; init; }

    [Id(3)]
    public required ViewQuery Query { get; init; }

    /// <summary>The member who made it.</summary>
    [Id(4)]
    public required string Owner { get; init; }

    [Id(5)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises by one with each change.</summary>
    [Id(6)]
    public required long Version { get; init; }
}

/// <param name="Tickets">Without cursor; its assignee may be <see cref="Me"/>, whoever opens the view.</param>
/// <param name="Period">One of <see cref="Periods"/>, counted back from the day on which the view is opened; null for the query's own times.</param>
[GenerateSerializer, Immutable, Alias("oqupie.ViewQuery")]
public sealed record ViewQuery([property: Id(0)] TicketQuery Tickets, [property: Id(1)] string? Period)
{
    public const string Me = "me";

    /// <summary>How many days before this one a period begins.</summary>
    public static readonly ImmutableDictionary<string, int> Periods = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["today"] = 0,
        ["7d"] = 7,
        ["30d"] = 30,
        ["90d"] = 90,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>What the view asks for when this member opens it. A period begins with a day of UTC; a console that knows its own day asks with it.</summary>
    public TicketQuery For(string member, DateTimeOffset now) => Tickets with
    {
        Assignee = Tickets.Assignee is Me ? member : Tickets.Assignee,
        From = Period is { } period && Periods.TryGetValue(period, out var days)
            ? new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-days)
            : Tickets.From,
    };
}

/// <summary>What somebody wants a view to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ViewWish")]
public sealed record ViewWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public bool? Shared { get; init; }

    [Id(2)]
    public ViewQuery? Query { get; init; }

    /// <summary>The version that was read; null asks for nothing.</summary>
    [Id(3)]
    public long? ExpectedVersion { get; init; }
}

/// <param name="View">Which one.</param>
/// <param name="Version">That of the view which was counted: a console that knows another reads the views again.</param>
/// <param name="Tickets">How many tickets of it the asker may see.</param>
[GenerateSerializer, Immutable, Alias("oqupie.ViewCount")]
public sealed record ViewCount([property: Id(0)] string View, [property: Id(1)] long Version, [property: Id(2)] TicketCount Tickets);
