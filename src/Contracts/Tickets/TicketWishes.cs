using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;

namespace Oqupie.Contracts.Tickets;

/// <summary>What an agent wants changed; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketChange")]
public sealed record TicketChange
{
    [Id(0)]
    public TicketStatus? Status { get; init; }

    [Id(1)]
    public Importance? Importance { get; init; }

    /// <summary>Both parts are taken as they stand: a null member is nobody.</summary>
    [Id(2)]
    public Assignee? Assignee { get; init; }

    /// <summary>All tags the ticket shall have, at most 50 of at most 60 characters.</summary>
    [Id(3)]
    public ImmutableArray<string>? Tags { get; init; }

    [Id(4)]
    public long? ExpectedVersion { get; init; }

    [Id(5)]
    public required Participant By { get; init; }

    /// <summary>True deletes: the ticket stays in the deleted box until false brings it back to the box it was in.</summary>
    [Id(20)]
    public bool? Deleted { get; init; }

    /// <summary>True moves it to the blocked box, where it disturbs nobody; false brings it back.</summary>
    [Id(70)]
    public bool? Spam { get; init; }

    [Id(71)]
    public Snooze? Snooze { get; init; }

    /// <summary>The caller's own id of this wish.</summary>
    [Id(72)]
    public string? WishId { get; init; }

    /// <summary>Refused (changed_meanwhile) where the ticket is other than the caller knows it; null does not ask.</summary>
    [Id(73)]
    public TicketStanding? Was { get; init; }

    /// <summary>Put to the tags that are there, whatever they are.</summary>
    [Id(74)]
    public ImmutableArray<string> AddTags { get; init; } = [];

    /// <summary>Taken from the tags that are there.</summary>
    [Id(75)]
    public ImmutableArray<string> RemoveTags { get; init; } = [];

    /// <summary>An inquiry type of the ticket's brand, on or off.</summary>
    [Id(90)]
    public string? Type { get; init; }

    /// <summary>Goes before <see cref="Type"/>.</summary>
    [Id(91)]
    public bool NoType { get; init; }

    /// <summary>By their keys; an empty value takes what was there. Those that are not named stay. Checked by the type that the ticket then has.</summary>
    [Id(92)]
    public ImmutableDictionary<string, ImmutableArray<string>>? Fields { get; init; }
}

/// <summary>How the fields stand that a change is about; null leaves a part unasked.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketStanding")]
public sealed record TicketStanding
{
    [Id(0)]
    public TicketStatus? Status { get; init; }

    [Id(1)]
    public Importance? Importance { get; init; }

    [Id(2)]
    public Assignee? Assignee { get; init; }

    /// <summary>Whether it lies in the deleted box.</summary>
    [Id(3)]
    public bool? Deleted { get; init; }

    /// <summary>Whether it lies in the blocked box.</summary>
    [Id(4)]
    public bool? Spam { get; init; }

    /// <summary>The inquiry type; empty for none.</summary>
    [Id(90)]
    public string? Type { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.ReplyWish")]
public sealed record ReplyWish
{
    [Id(0)]
    public required string Body { get; init; }

    [Id(1)]
    public TextFormat Format { get; init; }

    [Id(2)]
    public TicketStatus? Status { get; init; }

    [Id(3)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>The version the writer had before their eyes; null does not ask.</summary>
    [Id(4)]
    public long? SeenVersion { get; init; }

    /// <summary>How long it can still be taken back; 0 to 60 seconds.</summary>
    [Id(5)]
    public int HoldSeconds { get; init; }

    /// <summary>The caller's own id of this wish (<c>Idempotency-Key</c>).</summary>
    [Id(6)]
    public string? WishId { get; init; }

    [Id(7)]
    public required Participant By { get; init; }

    /// <summary>
    /// Who gets it in copy, and all later replies that name nobody; null: who gets the ticket's replies now. Never an address of our own channels.
    /// Whom a mail has brought in gets it from the first reply on that names them here.
    /// </summary>
    [Id(50)]
    public ImmutableArray<string>? Cc { get; init; }

    /// <summary>Who gets this one without the others seeing it; they do not take part in the ticket by it.</summary>
    [Id(51)]
    public ImmutableArray<string> Bcc { get; init; } = [];

    /// <summary>Whom mails have brought in and the writer leaves out: they no longer take part, and nobody asks for them again.</summary>
    [Id(52)]
    public ImmutableArray<string> Declined { get; init; } = [];

    /// <summary>HTML: the same in the writer's own language, for members alone; null where it was written as it leaves.</summary>
    [Id(80)]
    public string? Original { get; init; }

    /// <summary>What files become that are too large to go along; null: they go along all the same.</summary>
    [Id(100)]
    public FileLink? Links { get; init; }
}

/// <summary>What the brand answers by itself. Nothing in it comes from whom it goes to.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.AutoReplyWish")]
public sealed record AutoReplyWish
{
    [Id(0)]
    public required string Subject { get; init; }

    [Id(1)]
    public required string Text { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.MemoWish")]
public sealed record MemoWish
{
    [Id(0)]
    public required string Body { get; init; }

    [Id(1)]
    public TextFormat Format { get; init; }

    [Id(2)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    [Id(3)]
    public string? WishId { get; init; }

    [Id(4)]
    public required Participant By { get; init; }

    /// <summary>Refused (unseen_message) where the customer wrote after this version; null does not ask.</summary>
    [Id(5)]
    public long? SeenVersion { get; init; }
}

[GenerateSerializer, Alias("oqupie.TextFormat"), JsonConverter(typeof(CamelCaseEnum<TextFormat>))]
public enum TextFormat
{
    Text = 0,
    Html = 1,
}

/// <summary>Which part of a timeline; at most <see cref="Limit"/> items, the newest of the range unless <see cref="After"/> is given.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TimelineRange")]
public sealed record TimelineRange
{
    /// <summary>Only items after this version, oldest first: what a console missed.</summary>
    [Id(0)]
    public long? After { get; init; }

    /// <summary>Only items before this version.</summary>
    [Id(1)]
    public long? Before { get; init; }

    [Id(2)]
    public int Limit { get; init; } = 50;
}

/// <param name="Items">Oldest first.</param>
/// <param name="Next">The <see cref="TimelineRange.Before"/> (or After) that reads on; null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TimelinePage")]
public sealed record TimelinePage([property: Id(0)] ImmutableArray<TimelineItem> Items, [property: Id(1)] long? Next);
