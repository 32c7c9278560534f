using System.Collections.Immutable;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Jobs;

/// <summary>A ticket of a job's list.</summary>
public sealed record JobItem
{
    /// <summary>From 0, in the order of work.</summary>
    public required int Place { get; init; }

    public required long Ticket { get; init; }

    public JobOutcome Outcome { get; init; }

    public long? Version { get; init; }

    /// <summary>The version of the reply that was written; null for what writes none.</summary>
    public long? Reply { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }

    public ImmutableSortedDictionary<string, string>? Values { get; init; }

    /// <summary>How the ticket stood when the list was taken; null where it was not there for who asked.</summary>
    public JobBefore? Before { get; init; }

    public bool IsRefused => Outcome is JobOutcome.Failed or JobOutcome.Kept;
}

/// <summary>
/// How a ticket stood: what a change is compared with, and what undoing sets back. Ids and choices, nobody's words. Stored: fields are only added.
/// </summary>
public sealed record JobBefore
{
    public required long Version { get; init; }

    public required TicketStatus Status { get; init; }

    public required Importance Importance { get; init; }

    public required Assignee Assignee { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required TicketBox Box { get; init; }

    /// <summary>Whether its customer was blocked.</summary>
    public bool Blocked { get; init; }

    /// <summary>Its inquiry type.</summary>
    public string? Type { get; init; }
}
