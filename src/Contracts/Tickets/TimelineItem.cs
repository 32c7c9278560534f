using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;

namespace Oqupie.Contracts.Tickets;

/// <summary>One thing that happened on a ticket, with its text. Hosts sign the addresses of its files.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TimelineItem")]
public sealed record TimelineItem
{
    /// <summary>"e" and the version.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required long Version { get; init; }

    [Id(2)]
    public required DateTimeOffset At { get; init; }

    [Id(3)]
    public required TimelineKind Type { get; init; }

    [Id(4)]
    public required Participant Actor { get; init; }

    [Id(5)]
    public string? Text { get; init; }

    /// <summary>Sanitised; refers to inline files by <c>cid:</c>.</summary>
    [Id(6)]
    public string? Html { get; init; }

    [Id(7)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    [Id(8)]
    public MailParty? From { get; init; }

    [Id(9)]
    public ImmutableArray<MailParty> To { get; init; } = [];

    [Id(10)]
    public ImmutableArray<MailParty> Cc { get; init; } = [];

    /// <summary>On replies the newest state, on <see cref="TimelineKind.Delivery"/> the state it changed to.</summary>
    [Id(11)]
    public DeliveryState? Delivery { get; init; }

    [Id(12)]
    public string? DeliveryReason { get; init; }

    /// <summary>When a reply may leave; until then it can be withdrawn.</summary>
    [Id(13)]
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>On replies that set one.</summary>
    [Id(14)]
    public TicketStatus? Status { get; init; }

    [Id(15)]
    public FieldChange? Change { get; init; }

    /// <summary>
    /// On deliveries, withdrawals and plans: the reply's item. On what was edited or removed: the message's. On answers to a forward: the forward's, and on a
    /// forward that answers one of them: that answer's.
    /// </summary>
    [Id(16)]
    public string? Of { get; init; }

    /// <summary>On <see cref="TimelineKind.Related"/>: tickets the sender spoke of without a right to write into them.</summary>
    [Id(20)]
    public ImmutableArray<long> Related { get; init; } = [];

    /// <summary>On messages: which kind of machine wrote it; null for a person's.</summary>
    [Id(21)]
    public AutomaticMail? Automatic { get; init; }

    /// <summary>On messages by mail: whether the sender is who they say.</summary>
    [Id(22)]
    public SenderCheck? Sender { get; init; }

    /// <summary>What of <see cref="Text"/> was not written for this message, in order; HTML is marked in itself.</summary>
    [Id(17)]
    public ImmutableArray<Fold> Folds { get; init; } = [];

    /// <summary>On messages that were signed or encrypted by their sender.</summary>
    [Id(40)]
    public Protection? Protection { get; init; }

    /// <summary>On replies: who got it without the others seeing it.</summary>
    [Id(50)]
    public ImmutableArray<MailParty> Bcc { get; init; } = [];

    /// <summary>
    /// On <see cref="TimelineKind.Delivery"/>: what is to be said of a reply whose state stays as it was, with <see cref="DeliveryReason"/>. On replies the
    /// newest of them.
    /// </summary>
    [Id(51)]
    public DeliveryNote? Note { get; init; }

    /// <summary>On <see cref="TimelineKind.Delivery"/>: why, where it is a reason of ours ("channel_cannot_send"); the words are beside it.</summary>
    [Id(60)]
    public string? DeliveryCode { get; init; }

    /// <summary>On <see cref="TimelineKind.Planned"/>: when it is to leave.</summary>
    [Id(61)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>On <see cref="TimelineKind.Planned"/> the newest, on <see cref="TimelineKind.Plan"/> what it came to.</summary>
    [Id(62)]
    public PlanStanding? Plan { get; init; }

    /// <summary>On <see cref="TimelineKind.Planned"/>: it leaves although the customer writes before.</summary>
    [Id(63)]
    public bool? SendAnyway { get; init; }
    /// <summary>On what another ticket brought along; <see cref="At"/> is when it was written there.</summary>
    [Id(70)]
    public CarriedFrom? Carried { get; init; }

    /// <summary>On what was split off: the ticket in which it is now, with its words.</summary>
    [Id(71)]
    public long? MovedTo { get; init; }

    /// <summary>On <see cref="TimelineKind.Forward"/>: the items that went along.</summary>
    [Id(80)]
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>On replies that were translated before they left: what the writer wrote, as sanitised HTML. Members alone see it.</summary>
    [Id(81)]
    public string? Original { get; init; }
}

/// <param name="Ticket">Where it was written.</param>
/// <param name="Item">What it is called there.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CarriedFrom")]
public sealed record CarriedFrom([property: Id(0)] long Ticket, [property: Id(1)] string Item);

[GenerateSerializer, Alias("oqupie.DeliveryNote"), JsonConverter(typeof(CamelCaseEnum<DeliveryNote>))]
public enum DeliveryNote
{
    /// <summary>It was sent, but somebody in copy was refused.</summary>
    NotToAll = 1,

    /// <summary>A server on the way has not been able to pass it on yet, and goes on trying.</summary>
    Delayed = 2,

    /// <summary>It waits on the other side until somebody lets it through.</summary>
    Held = 3,
}

[GenerateSerializer, Alias("oqupie.TimelineKind"), JsonConverter(typeof(CamelCaseEnum<TimelineKind>))]
public enum TimelineKind
{
    Opened = 1,
    Message = 2,
    Reply = 3,
    Memo = 4,
    Assigned = 5,
    Changed = 6,
    Tagged = 7,
    Delivery = 8,
    Withdrawn = 9,

    /// <summary>Maybe related to other tickets.</summary>
    Related = 10,

    /// <summary>A customer changed what they had written; their earlier words stay where they were.</summary>
    Edited = 11,

    /// <summary>A customer took back what they had written; their words stay where they were.</summary>
    Removed = 12,

    /// <summary>A reply that is to leave later.</summary>
    Planned = 60,

    /// <summary>What became of such a reply.</summary>
    Plan = 61,

    /// <summary>Items were passed on to people outside. Members alone see it.</summary>
    Forward = 80,

    /// <summary>What somebody outside answered to that. Members alone see it.</summary>
    ForwardAnswer = 81,
}

[GenerateSerializer, Alias("oqupie.DeliveryState"), JsonConverter(typeof(CamelCaseEnum<DeliveryState>))]
public enum DeliveryState
{
    Queued = 1,
    Sending = 2,
    Sent = 3,

    /// <summary>Refused for good, or given up after the last try.</summary>
    Failed = 4,

    /// <summary>The server was told everything and did not answer: it may have gone.</summary>
    Unknown = 5,
    Bounced = 6,
    Withdrawn = 7,

    /// <summary>The other side said that it arrived.</summary>
    Delivered = 8,

    /// <summary>The other side said that it was read.</summary>
    Read = 9,

    /// <summary>It stands where everybody can see it.</summary>
    Published = 10,
}

/// <param name="Field">
/// "status", "importance", "assignee", "tags", "box", "snoozeUntil", "links",
/// "mergedInto", "merged", "split", "customer", "type" or "fields".
/// </param>
/// <param name="From">As programs see values; tags, and the keys of fields, with a blank between.</param>
/// <param name="To">Likewise.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FieldChange")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string? From, [property: Id(2)] string? To);

[GenerateSerializer, Immutable, Alias("oqupie.MailParty")]
public sealed record MailParty([property: Id(0)] string Name, [property: Id(1)] string Email);
