using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Plans;

namespace Oqupie.Grains.Tickets;

/// <summary>
/// What a ticket's events up to a version fold to, beside its row, so that a long ticket is loaded without reading all of them. It holds nothing that its
/// events do not say, so it may be lost at any time, and nothing personal.
/// </summary>
/// <remarks>
/// Every field is required: a stored one that lacks a field, or has one more, is of another build and is passed over. Whoever changes what an event that
/// is there already folds to raises <see cref="Format"/>.
/// </remarks>
public sealed record TicketSnapshot
{
    /// <summary>How many events may come after the newest one before the next is written.</summary>
    public const int Every = 200;

    /// <summary>Stored beside it. Another number is passed over.</summary>
    public const int Format = 3;

    /// <summary>Of the last event that is in it.</summary>
    public required long Version { get; init; }

    /// <summary>At that version, for replies that come after remember what they found.</summary>
    public required TicketStatus Status { get; init; }

    public required TicketBox BoxBefore { get; init; }

    public required long NewestMessage { get; init; }

    public required ImmutableArray<ReplySnapshot> Replies { get; init; }

    /// <summary>The newest revision of each message that can be changed, by the version of its event.</summary>
    public required ImmutableDictionary<long, long> Revisions { get; init; }

    /// <summary>The replies that are to leave later, by the version of their event.</summary>
    public required ImmutableDictionary<long, PlanState> Plans { get; init; }
    public required ImmutableSortedDictionary<long, long> Absorbed { get; init; }

    public required ImmutableSortedDictionary<long, long> Moved { get; init; }

    public required ImmutableSortedDictionary<string, long> MovedMail { get; init; }

    public required MergeState? Merge { get; init; }

    public required long Form { get; init; }

    /// <summary>The ticket's, where enough has happened since the one before; null where it is not time, or where events were passed over.</summary>
    internal static TicketSnapshot? Due(Ticket ticket) => ticket.Version - ticket.SnapshotVersion < Every || ticket.PassedOver ? null : Of(ticket);

    internal static TicketSnapshot Of(Ticket ticket) => new()
    {
        Version = ticket.Version,
        Status = ticket.Row.Status,
        BoxBefore = ticket.BoxBefore,
        NewestMessage = ticket.NewestMessage,
        Replies = [.. ticket.Replies.OrderBy(reply => reply.Key).Select(reply => ReplySnapshot.Of(reply.Key, reply.Value))],
        Revisions = ticket.Revisions,
        Plans = ticket.Plans,
        Absorbed = ticket.Absorbed,
        Moved = ticket.Moved,
        MovedMail = ticket.MovedMail,
        Merge = ticket.Merge,
        Form = ticket.Form,
    };

    /// <summary>The ticket at this version; its row is only as right as the fold of what comes after needs it.</summary>
    internal Ticket Under(TicketRow newest) => new()
    {
        Row = newest with { Version = Version, Status = Status },
        BoxBefore = BoxBefore,
        NewestMessage = NewestMessage,
        Replies = Replies.ToImmutableDictionary(reply => reply.Version, reply => reply.ToState()),
        Revisions = Revisions,
        Plans = Plans,
        Absorbed = Absorbed,
        Moved = Moved,
        MovedMail = MovedMail,
        Merge = Merge,
        Form = Form,
        SnapshotVersion = Version,
    };
}

/// <summary>A reply on its way, by the version of its event.</summary>
public sealed record ReplySnapshot
{
    public required long Version { get; init; }

    public required string Outbox { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required TicketStatus? SetStatus { get; init; }

    public required TicketStatus StatusBefore { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempt { get; init; }

    public required bool Automatic { get; init; }

    public required bool Aside { get; init; }

    public required string Writer { get; init; }

    public required DeliveryNote? Note { get; init; }

    public required int Notes { get; init; }

    internal static ReplySnapshot Of(long version, ReplyState reply) => new()
    {
        Version = version,
        Outbox = reply.Outbox,
        DueAt = reply.DueAt,
        SetStatus = reply.SetStatus,
        StatusBefore = reply.StatusBefore,
        State = reply.State,
        Attempt = reply.Attempt,
        Automatic = reply.Automatic,
        Aside = reply.Aside,
        Writer = reply.Writer,
        Note = reply.Note,
        Notes = reply.Notes,
    };

    internal ReplyState ToState() => new(Outbox, DueAt, SetStatus, StatusBefore)
    {
        State = State,
        Attempt = Attempt,
        Automatic = Automatic,
        Aside = Aside,
        Writer = Writer,
        Note = Note,
        Notes = Notes,
    };
}
