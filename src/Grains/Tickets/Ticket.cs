using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Plans;

namespace Oqupie.Grains.Tickets;

/// <summary>A ticket's state: nothing but its events, folded. What is personal in the row comes with the texts, not with the events.</summary>
internal sealed record Ticket
{
    /// <summary>The row of the lists.</summary>
    public required TicketRow Row { get; init; }

    /// <summary>Each reply by the version of its event.</summary>
    public ImmutableDictionary<long, ReplyState> Replies { get; init; } = ImmutableDictionary<long, ReplyState>.Empty;

    /// <summary>Where restoring brings a deleted ticket.</summary>
    public TicketBox BoxBefore { get; init; } = TicketBox.Open;

    /// <summary>The version of the newest thing a customer wrote.</summary>
    public long NewestMessage { get; init; }

    /// <summary>Up to where a snapshot is kept; 0 where there is none.</summary>
    public long SnapshotVersion { get; init; }

    /// <summary>Something happened that this build does not know, so what is folded may lack it and no snapshot is made of it.</summary>
    public bool PassedOver { get; init; }

    /// <summary>The newest revision of each message that can be changed, by the version of its event.</summary>
    public ImmutableDictionary<long, long> Revisions { get; init; } = ImmutableDictionary<long, long>.Empty;

    /// <summary>Each reply that is to leave later, by the version of its event, until it has left or was taken back.</summary>
    public ImmutableDictionary<long, PlanState> Plans { get; init; } = ImmutableDictionary<long, PlanState>.Empty;
    /// <summary>The tickets whose words are here, and by which merge.</summary>
    public ImmutableSortedDictionary<long, long> Absorbed { get; init; } = ImmutableSortedDictionary<long, long>.Empty;

    /// <summary>Where each item is that was split off, by the version of its event.</summary>
    public ImmutableSortedDictionary<long, long> Moved { get; init; } = ImmutableSortedDictionary<long, long>.Empty;

    /// <summary>The same by their Message-IDs, hashed.</summary>
    public ImmutableSortedDictionary<string, long> MovedMail { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>That it was merged; null where it was not.</summary>
    public MergeState? Merge { get; init; }

    /// <summary>The version of the event whose content is the form; 0 where there is none.</summary>
    public long Form { get; init; }

    public long Version => Row.Version;

    /// <summary>Whether something was written behind a version that its reader has to see before they answer: a message, or a reply of somebody else.</summary>
    public bool HasUnseen(long version, Actor reader)
    {
        var writer = WriterOf(reader.Kind, reader.Id);
        return version < NewestMessage || Replies.Any(reply =>
            reply.Key > version && reply.Value is { Automatic: false, Aside: false, State: not DeliveryState.Withdrawn } && reply.Value.Writer != writer);
    }

    /// <summary>The version of the newest thing that the customer or somebody to them wrote and that stands, but for one reply; 0 where nothing does.</summary>
    public long NewestWrittenBut(long reply) => Replies
        .Where(other => other.Key != reply && other.Value is { Automatic: false, Aside: false, State: not DeliveryState.Withdrawn })
        .Select(other => other.Key)
        .Append(NewestMessage)
        .Max();

    private static string WriterOf(ActorKind kind, string id) => $"{kind}:{id}";

    public bool IsCustomer(string address) => string.Equals(address, Row.CustomerEmail, StringComparison.OrdinalIgnoreCase);

    /// <summary>As stored. The row is taken as it stands, for the events alone know no names.</summary>
    public static Ticket Of(StoredTicket stored)
    {
        var ticket = stored.Snapshot is { } snapshot ? snapshot.Under(stored.Row) : Nothing(stored.Row);

        foreach (var happened in stored.Events)
        {
            ticket = ticket.Apply(happened, null);
        }

        return ticket with { Row = stored.Row };
    }

    public static Ticket Opened(TicketId id, TicketOpened opened, InboundMessage? message)
    {
        var row = new TicketRow
        {
            Id = id,
            Version = 1,
            Brand = opened.Brand,
            Channel = opened.Channel,
            ChannelKind = opened.ChannelKind,
            Box = opened.Box,
            BoxedAt = opened.Box is TicketBox.Blocked ? opened.At : null,
            Importance = opened.Importance,
            Tags = opened.Tags,
            InquiryType = opened.InquiryType,
            Customer = opened.Customer,
            CustomerOrigin = message?.From.Origin,
            CustomerRating = message?.From.Rating ?? default,
            CustomerName = message?.From.Name ?? "",
            CustomerEmail = message?.From.Email ?? "",
            Subject = message?.Subject ?? "",
            CreatedAt = opened.At,
            UpdatedAt = opened.At,
            LastMessageAt = opened.At,
        };
        return new()
        {
            Row = message is null ? row : row with { Additions = CopyRules.With(row, message) },
            Form = opened.Content is null ? 0 : 1,
        };
    }

    /// <summary>With what is personal or not said by an event: a new ticket brings it along.</summary>
    public Ticket With(NewTicket wish) => this with
    {
        Row = Row with { Language = wish.Language, AdditionalInformation = wish.AdditionalInformation },
    };

    // A forward was never counted.
    private int Counted(long reply) => Replies.TryGetValue(reply, out var known) && known.Aside ? 0 : 1;

    /// <param name="happened">The next event.</param>
    /// <param name="text">What it says, for the preview; null where that is not at hand.</param>
    public Ticket Apply(TicketEvent happened, string? text)
    {
        var version = Row.Version + 1;
        var next = this with { Row = Row with { Version = version, UpdatedAt = happened.At } };

        return happened switch
        {
            MessageReceived e => next.Wrote(happened.At, text).At(version, e.Revision) with { NewestMessage = version },
            MessageEdited e => next.Said(text).At(e.Message, e.Revision) with { NewestMessage = version },
            MessageRemoved => next,
            ReplyEchoed => next.Wrote(happened.At, text),
            ReplyWritten e => next.Wrote(happened.At, text).With(version, new(e.Outbox, e.DueAt, e.Status, Row.Status) { Writer = WriterOf(e.ByKind, e.By) }),
            AutoReplied e => next.With(version, new(e.Outbox, e.DueAt, null, Row.Status) { Automatic = true }),
            Forwarded e => next.With(version, new(e.Outbox, e.DueAt, null, Row.Status) { Aside = true, Writer = WriterOf(e.ByKind, e.By) }),
            ReplyWithdrawn e => next.Delivery(e.Reply, DeliveryState.Withdrawn, 0) with { Row = next.Row with { Messages = Row.Messages - Counted(e.Reply) } },
            ReplyRequeued e => next.Delivery(e.Reply, DeliveryState.Queued, 0),
            DeliveryChanged e => (next with { Row = next.Row with { UpdatedAt = Row.UpdatedAt } }).Delivery(e.Reply, e.State, e.Attempt),
            DeliveryNoted e => (next with { Row = next.Row with { UpdatedAt = Row.UpdatedAt } }).Noted(e.Reply, e.Note),
            ReplyPlanned e => next with { Plans = Plans.SetItem(version, PlanState.Of(e)) },
            PlanHeld e => Plans.TryGetValue(e.Plan, out var plan) ? next with { Plans = Plans.SetItem(e.Plan, plan with { Held = e.Code }) } : next,
            PlanEnded e => next with { Plans = Plans.Remove(e.Plan) },
            TicketOpened { Content: not null } => next with { Form = version },
            TicketOpened or MemoWritten or ForwardAnswered => next,
            TypeChanged e => next with { Row = next.Row with { InquiryType = e.To } },
            FieldsChanged => next with { Form = version },
            TicketRelated e => next with { Row = next.Row with { MaybeRelated = e.To } },
            TicketDeleted e => next.PutAway(TicketBox.Deleted, e.At) with { BoxBefore = e.From },
            TicketRestored { To: TicketBox.Blocked } e => next.PutAway(TicketBox.Blocked, e.At),
            TicketRestored e => next with { Row = next.Row with { Box = e.To, BoxedAt = null } },
            TicketSnoozed e => next with { Row = next.Row with { Box = TicketBox.Asleep, AsleepUntil = e.Until } },
            TicketWoken or TicketUnblocked => next with { Row = next.Row with { Box = TicketBox.Open, AsleepUntil = null, BoxedAt = null } },
            TicketBlocked e => next.PutAway(TicketBox.Blocked, e.At),
            TicketPurged e => next with { Row = next.Row.Emptied(e.At) },
            TicketLinked e => next with
            {
                Row = next.Row with { Links = Row.Links.Contains(e.To) ? Row.Links : Row.Links.Add(e.To), MaybeRelated = Row.MaybeRelated.Remove(e.To) },
            },
            TicketUnlinked e => next with { Row = next.Row with { Links = Row.Links.Remove(e.To) } },
            RelatedDismissed e => next with { Row = next.Row with { MaybeRelated = Row.MaybeRelated.Remove(e.To) } },
            TicketMerged e => next with { Row = next.Row with { MergedInto = e.Into }, Merge = new(e.Into, version, e.At, e.Status) },
            TicketUnmerged => next with { Row = next.Row with { MergedInto = null }, Merge = null },
            TicketAbsorbed e => next with { Absorbed = Absorbed.SetItem(e.Ticket, e.Merge) },
            TicketReleased e => next.Counted(-e.Messages) with { Absorbed = Absorbed.Remove(e.Ticket) },
            ItemsSplitOff e => next.Counted(-e.Messages) with
            {
                Moved = Moved.SetItems(e.Items.Select(item => KeyValuePair.Create(item, e.To))),
                MovedMail = MovedMail.SetItems(e.MailIds.Select(id => KeyValuePair.Create(id, e.To))),
            },
            ItemCarried { Kind: TimelineKind.Memo or TimelineKind.Forward or TimelineKind.ForwardAnswer } => next,
            ItemCarried { Kind: TimelineKind.Message, Merge: 0 } => next.Counted(1) with { NewestMessage = version },
            ItemCarried => next.Counted(1),
            CustomerFollowed => next with { Row = next.Row with { UpdatedAt = Row.UpdatedAt } },
            StatusChanged e => next with { Row = next.Row with { Status = e.To } },
            ImportanceChanged e => next with { Row = next.Row with { Importance = e.To } },
            AssigneeChanged e => next with { Row = next.Row with { AssigneeMember = e.To.Member, AssigneeGroup = e.To.Group } },
            TagsChanged e => next with { Row = next.Row with { Tags = [.. Row.Tags.Except(e.Removed).Union(e.Added)] } },
            UnknownHappened => this with { Row = Row with { Version = version }, PassedOver = true },
            _ => throw new InvalidOperationException($"A ticket does not know the event {happened.GetType().Name}."),
        };
    }

    // Before its first event.
    private static Ticket Nothing(TicketRow newest) => new() { Row = newest with { Version = 0, Status = TicketStatus.New } };

    private Ticket Wrote(DateTimeOffset at, string? text) => this with
    {
        Row = Row with { LastMessageAt = at, Messages = Row.Messages + 1, Preview = text is null ? Row.Preview : Tickets.Preview.Of(text) },
    };

    private Ticket PutAway(TicketBox box, DateTimeOffset at) => this with { Row = Row with { Box = box, BoxedAt = at } };

    private Ticket Counted(int more) => this with { Row = Row with { Messages = Row.Messages + more } };

    private Ticket Said(string? text) => text is null ? this : this with { Row = Row with { Preview = Tickets.Preview.Of(text) } };

    private Ticket At(long message, long? revision) => revision is { } newest ? this with { Revisions = Revisions.SetItem(message, newest) } : this;

    private Ticket With(long version, ReplyState reply) => this with { Replies = Replies.SetItem(version, reply) };

    private Ticket Delivery(long reply, DeliveryState state, int attempt)
    {
        if (!Replies.TryGetValue(reply, out var known))
        {
            return this;
        }

        var replies = Replies.SetItem(reply, known with { State = state, Attempt = attempt });
        var failed = HasFailed(state) || (HasFailed(known.State) ? replies.Values.Any(other => HasFailed(other.State)) : Row.DeliveryFailed);
        return this with { Replies = replies, Row = Row with { DeliveryFailed = failed } };
    }

    private Ticket Noted(long reply, DeliveryNote note) =>
        Replies.TryGetValue(reply, out var known) ? this with { Replies = Replies.SetItem(reply, known.With(note)) } : this;

    private static bool HasFailed(DeliveryState state) => state is DeliveryState.Failed or DeliveryState.Bounced or DeliveryState.Unknown;
}

/// <summary>That a ticket was merged.</summary>
/// <param name="Into">The survivor.</param>
/// <param name="Version">Of the event, which names this merge.</param>
/// <param name="At">When.</param>
/// <param name="Status">What taking it back restores.</param>
public sealed record MergeState(long Into, long Version, DateTimeOffset At, TicketStatus Status);

/// <summary>A reply on its way.</summary>
/// <param name="Outbox">The outbox entry that carries it.</param>
/// <param name="DueAt">When it may leave.</param>
/// <param name="SetStatus">What the same click set.</param>
/// <param name="StatusBefore">What taking it back restores.</param>
internal sealed record ReplyState(string Outbox, DateTimeOffset DueAt, TicketStatus? SetStatus, TicketStatus StatusBefore)
{
    public DeliveryState State { get; init; } = DeliveryState.Queued;

    /// <summary>The attempt that <see cref="State"/> is of; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>Nobody wrote it.</summary>
    public bool Automatic { get; init; }

    /// <summary>It went to people outside, and is no answer to the customer.</summary>
    public bool Aside { get; init; }

    /// <summary>Who wrote it, kind and id; empty where nobody did.</summary>
    public string Writer { get; init; } = "";

    /// <summary>The newest that was said of it without moving it; null where nothing was.</summary>
    public DeliveryNote? Note { get; init; }

    /// <summary>Each that was ever said, by its bit: a server that reports again and again is heard once.</summary>
    public int Notes { get; init; }

    public bool Has(DeliveryNote note) => (Notes & (1 << (int)note)) is not 0;

    public ReplyState With(DeliveryNote note) => this with { Note = note, Notes = Notes | (1 << (int)note) };
}
