using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Jobs;

/// <summary>One thing for many tickets: those that are named, or those that a query finds, never both.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BulkWish")]
public sealed record BulkWish
{
    /// <summary>How many can be done while one waits; more become a job.</summary>
    public const int MostAtOnce = 100;

    /// <summary>How many tickets one job may have.</summary>
    public const int Most = 100_000;

    [Id(0)]
    public ImmutableArray<long> Tickets { get; init; } = [];

    /// <summary>Its cursor, limit and order are not looked at.</summary>
    [Id(1)]
    public TicketQuery? Query { get; init; }

    [Id(2)]
    public required BulkAct Act { get; init; }

    /// <summary>The caller's own id of this wish (<c>Idempotency-Key</c>).</summary>
    [Id(3)]
    public string? WishId { get; init; }

    /// <summary>Whether it is work for a job: more than one waits for, or what cannot be done twice by accident.</summary>
    public bool IsJob => Query is not null || Tickets.Length > MostAtOnce || Act.Action is BulkAction.Reply or BulkAction.Merge;
}

/// <summary>What is done to each ticket. Beside the action only what it needs is set.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BulkAct")]
public sealed record BulkAct
{
    [Id(0)]
    public required BulkAction Action { get; init; }

    /// <summary>Of <see cref="BulkAction.Status"/>, and of a reply that sets one.</summary>
    [Id(1)]
    public TicketStatus? Status { get; init; }

    [Id(2)]
    public Importance? Importance { get; init; }

    /// <summary>Both parts are taken as they stand: a null member is nobody.</summary>
    [Id(3)]
    public Assignee? Assignee { get; init; }

    [Id(4)]
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>HTML of a reply or a memo. A job forgets it when it ends.</summary>
    [Id(5)]
    public string? Body { get; init; }

    /// <summary>Pictures of the body.</summary>
    [Id(6)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>The ticket that all others are merged into.</summary>
    [Id(7)]
    public long? Into { get; init; }

    /// <summary>Of <see cref="BulkAction.Type"/>; null for none.</summary>
    [Id(90)]
    public string? Type { get; init; }
}

/// <summary>As stored with a job, too: names are for ever.</summary>
[GenerateSerializer, Alias("oqupie.BulkAction"), JsonConverter(typeof(CamelCaseEnum<BulkAction>))]
public enum BulkAction
{
    Assign = 1,
    Status = 2,
    Importance = 3,

    /// <summary>Adds tags to those that are there.</summary>
    Tag = 4,
    Delete = 5,
    Restore = 6,
    Spam = 7,
    NoSpam = 8,

    /// <summary>Takes tags from those that are there.</summary>
    Untag = 9,

    /// <summary>Blocks the customer of each ticket.</summary>
    Block = 10,
    Unblock = 11,
    Memo = 12,
    Reply = 13,
    Merge = 14,

    /// <summary>Gives the tickets an inquiry type, or takes it.</summary>
    Type = 15,
}
