using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>A thing that happened to a ticket. Written once, never changed: add a new event rather than alter one.</summary>
/// <remarks>
/// No personal data stands in an event: texts, names and addresses lie in <see cref="Content"/> that it points to.
/// The discriminator is the stored name for ever. Ids are local to the account, which the row bears.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TicketOpened), "ticket-opened")]
[JsonDerivedType(typeof(MessageReceived), "message-received")]
[JsonDerivedType(typeof(ReplyWritten), "reply-written")]
[JsonDerivedType(typeof(ReplyWithdrawn), "reply-withdrawn")]
[JsonDerivedType(typeof(ReplyRequeued), "reply-requeued")]
[JsonDerivedType(typeof(DeliveryChanged), "delivery-changed")]
[JsonDerivedType(typeof(MemoWritten), "memo-written")]
[JsonDerivedType(typeof(StatusChanged), "status-changed")]
[JsonDerivedType(typeof(ImportanceChanged), "importance-changed")]
[JsonDerivedType(typeof(AssigneeChanged), "assignee-changed")]
[JsonDerivedType(typeof(TagsChanged), "tags-changed")]
[JsonDerivedType(typeof(TicketRelated), "ticket-related")]
[JsonDerivedType(typeof(AutoReplied), "auto-replied")]
[JsonDerivedType(typeof(TicketDeleted), "ticket-deleted")]
[JsonDerivedType(typeof(TicketRestored), "ticket-restored")]
[JsonDerivedType(typeof(MessageEdited), "message-edited")]
[JsonDerivedType(typeof(MessageRemoved), "message-removed")]
[JsonDerivedType(typeof(ReplyEchoed), "reply-echoed")]
[JsonDerivedType(typeof(DeliveryNoted), "delivery-noted")]
[JsonDerivedType(typeof(ReplyPlanned), "reply-planned")]
[JsonDerivedType(typeof(PlanHeld), "plan-held")]
[JsonDerivedType(typeof(PlanEnded), "plan-ended")]
[JsonDerivedType(typeof(TicketSnoozed), "ticket-snoozed")]
[JsonDerivedType(typeof(TicketWoken), "ticket-woken")]
[JsonDerivedType(typeof(TicketBlocked), "ticket-blocked")]
[JsonDerivedType(typeof(TicketUnblocked), "ticket-unblocked")]
[JsonDerivedType(typeof(TicketLinked), "ticket-linked")]
[JsonDerivedType(typeof(TicketUnlinked), "ticket-unlinked")]
[JsonDerivedType(typeof(RelatedDismissed), "related-dismissed")]
[JsonDerivedType(typeof(TicketMerged), "ticket-merged")]
[JsonDerivedType(typeof(TicketUnmerged), "ticket-unmerged")]
[JsonDerivedType(typeof(TicketAbsorbed), "ticket-absorbed")]
[JsonDerivedType(typeof(TicketReleased), "ticket-released")]
[JsonDerivedType(typeof(ItemsSplitOff), "items-split-off")]
[JsonDerivedType(typeof(ItemCarried), "item-carried")]
[JsonDerivedType(typeof(Forwarded), "forwarded")]
[JsonDerivedType(typeof(ForwardAnswered), "forward-answered")]
[JsonDerivedType(typeof(TicketPurged), "ticket-purged")]
[JsonDerivedType(typeof(CustomerFollowed), "customer-followed")]
[JsonDerivedType(typeof(TypeChanged), "type-changed")]
[JsonDerivedType(typeof(FieldsChanged), "fields-changed")]
public abstract record TicketEvent
{
    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    /// <summary>Who did it, local to the account; their name is looked up when it is shown.</summary>
    public required string By { get; init; }

    /// <summary>The <see cref="Content"/> it points to; null where there is none.</summary>
    public string? Content { get; init; }
}

public sealed record TicketOpened : TicketEvent
{
    public required string Brand { get; init; }

    public string? Channel { get; init; }

    public required string ChannelKind { get; init; }

    public required string Customer { get; init; }

    public TicketBox Box { get; init; } = TicketBox.Open;

    public Importance Importance { get; init; } = Importance.Medium;

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What it was asked by; the form that was filled in is its content. Not written for none: older builds know no such thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InquiryType { get; init; }
}

public sealed record MessageReceived : TicketEvent
{
    public string? Channel { get; init; }

    public required string Customer { get; init; }

    /// <summary>Null where nobody can change what was written.</summary>
    public long? Revision { get; init; }
}

/// <summary>A customer changed what they had written; the content is what it is now.</summary>
public sealed record MessageEdited : TicketEvent
{
    /// <summary>The version of the message's event.</summary>
    public required long Message { get; init; }

    public required long Revision { get; init; }
}

/// <summary>A customer took back what they had written.</summary>
public sealed record MessageRemoved : TicketEvent
{
    /// <summary>The version of the message's event.</summary>
    public required long Message { get; init; }
}

/// <summary>We answered by other means than this server.</summary>
public sealed record ReplyEchoed : TicketEvent;

public sealed record ReplyWritten : TicketEvent
{
    /// <summary>The outbox entry that carries it.</summary>
    public required string Outbox { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What the same click set; the change itself is an event of its own.</summary>
    public TicketStatus? Status { get; init; }
}

public sealed record ReplyWithdrawn : TicketEvent
{
    public required long Reply { get; init; }
}

public sealed record ReplyRequeued : TicketEvent
{
    public required long Reply { get; init; }
}

public sealed record DeliveryChanged : TicketEvent
{
    public required long Reply { get; init; }

    public required DeliveryState State { get; init; }

    public int Attempt { get; init; }

    /// <summary>Why, where it is a reason of ours and not the other side's words.</summary>
    public string? Code { get; init; }
}

/// <summary>Something is to be said of a reply that is on its way, or has left, and that is none the worse for it.</summary>
public sealed record DeliveryNoted : TicketEvent
{
    public required long Reply { get; init; }

    public required DeliveryNote Note { get; init; }
}

/// <summary>Somebody wrote a reply that is to leave later. Its words are content like a reply's; it is none before it has left.</summary>
public sealed record ReplyPlanned : TicketEvent
{
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>What is set when it leaves.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>It leaves although the customer has written meanwhile.</summary>
    public bool Anyway { get; init; }
}

/// <summary>A planned reply's time came and something was in the way.</summary>
public sealed record PlanHeld : TicketEvent
{
    /// <summary>The version of the plan's event.</summary>
    public required long Plan { get; init; }

    /// <summary>What, as refusals name it: "unseen_message".</summary>
    public required string Code { get; init; }
}

public sealed record PlanEnded : TicketEvent
{
    /// <summary>The version of the plan's event.</summary>
    public required long Plan { get; init; }

    /// <summary>The reply came with this; else it was taken back.</summary>
    public required bool Sent { get; init; }
}

public sealed record MemoWritten : TicketEvent
{
    /// <summary>Whom it names: "member:m1", "group:g1".</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];
}

public sealed record StatusChanged : TicketEvent
{
    public required TicketStatus From { get; init; }

    public required TicketStatus To { get; init; }
}

public sealed record ImportanceChanged : TicketEvent
{
    public required Importance From { get; init; }

    public required Importance To { get; init; }
}

public sealed record AssigneeChanged : TicketEvent
{
    public required Assignee From { get; init; }

    public required Assignee To { get; init; }
}

public sealed record TagsChanged : TicketEvent
{
    public ImmutableArray<string> Added { get; init; } = [];

    public ImmutableArray<string> Removed { get; init; } = [];
}

public sealed record TicketRelated : TicketEvent
{
    /// <summary>Numbers of the tickets it may have to do with.</summary>
    public ImmutableArray<long> To { get; init; } = [];
}

/// <summary>The brand answered by itself. It counts as no message: nobody wrote it.</summary>
public sealed record AutoReplied : TicketEvent
{
    /// <summary>The outbox entry that carries it.</summary>
    public required string Outbox { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

public sealed record TicketDeleted : TicketEvent
{
    /// <summary>The box it was in.</summary>
    public required TicketBox From { get; init; }
}

public sealed record TicketRestored : TicketEvent
{
    /// <summary>The box it was in before it was deleted.</summary>
    public required TicketBox To { get; init; }
}

public sealed record TicketSnoozed : TicketEvent
{
    /// <summary>Null waits for the customer.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>It is among the open ones again: by the clock where the system did it, by an answer where a customer did, else by hand.</summary>
public sealed record TicketWoken : TicketEvent;

/// <summary>Somebody took it for spam, or blocked its customer.</summary>
public sealed record TicketBlocked : TicketEvent;

public sealed record TicketUnblocked : TicketEvent;

/// <summary>It is gone for good, with all that was written in it. The last event of a ticket; nothing is left that could be read.</summary>
public sealed record TicketPurged : TicketEvent;

/// <summary>
/// What a newer build wrote and this one does not know, or knows only without a value it holds. It takes its version and folds to nothing.
/// Stores make it when they read, and never write one.
/// </summary>
public sealed record UnknownHappened : TicketEvent
{
    /// <summary>The stored name.</summary>
    public required string Type { get; init; }
}
