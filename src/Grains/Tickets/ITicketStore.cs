using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Tickets;

/// <summary>Where tickets are kept: the event log, the texts, the row of the lists, the outbox and what makes intake happen once.</summary>
public interface ITicketStore
{
    /// <summary>
    /// A ticket's row, its newest snapshot if this build can read it, and the events from there up to the row's version; null where nobody opened it.
    /// They agree with each other, whatever is appended meanwhile.
    /// </summary>
    Task<StoredTicket?> Load(TicketId ticket, CancellationToken cancellationToken);

    /// <summary>
    /// Everything in <paramref name="append"/> in one transaction, or nothing; answers only after it is durable.
    /// Appends of many tickets are gathered into one commit; a refused one fails alone.
    /// Throws where the store itself failed; then it is not known whether it was kept, and the caller reads afresh.
    /// </summary>
    Task<AppendAnswer> Append(TicketAppend append, CancellationToken cancellationToken);

    /// <summary>
    /// Events with their texts. With <paramref name="after"/>: those of higher version, lowest first; else those below <paramref name="before"/>
    /// (or the newest), highest first. At most <paramref name="limit"/>.
    /// </summary>
    Task<ImmutableArray<StoredEvent>> Read(TicketId ticket, long? after, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a ticket away for good, in one transaction: its row, its words but those that stay, and what hangs on it. Its events stay, with one more; whoever
    /// loads it finds nothing. False, and nothing done, where the stored ticket is at another version, or gone.
    /// </summary>
    Task<bool> Purge(TicketPurge purge, CancellationToken cancellationToken);

    /// <summary>The version of the first event that a wish of this id has caused on the ticket; null where none has.</summary>
    Task<long?> Wished(TicketId ticket, string wish, CancellationToken cancellationToken);
}

/// <param name="Row">As last appended.</param>
/// <param name="Snapshot">What the first events fold to; null where all of them are here.</param>
/// <param name="Events">
/// Oldest first, the versions after the snapshot's, without a gap. What this build does not know is <see cref="UnknownHappened"/>.
/// </param>
public sealed record StoredTicket(TicketRow Row, TicketSnapshot? Snapshot, ImmutableArray<TicketEvent> Events);

/// <param name="Version">Of the event, from 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="Content">The text it points to; null where it points to none, or where that was erased.</param>
public sealed record StoredEvent(long Version, TicketEvent Event, Content? Content);

/// <summary>One change of one ticket, with all that must be kept together.</summary>
public sealed record TicketAppend
{
    public required TicketId Ticket { get; init; }

    /// <summary>The version the store must have; 0 where the ticket must not exist yet.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>At least one. They get the versions after <see cref="ExpectedVersion"/>.</summary>
    public required ImmutableArray<TicketEvent> Events { get; init; }

    /// <summary>The ticket after the events; its version is <see cref="ExpectedVersion"/> plus their number.</summary>
    public required TicketRow Row { get; init; }

    /// <summary>What the ticket's events fold to after this, in the place of the one before; null where it is not time for one.</summary>
    public TicketSnapshot? Snapshot { get; init; }

    /// <summary>The row before, so that counts and tags change by the difference; null for a new ticket.</summary>
    public TicketRow? Before { get; init; }

    public ImmutableArray<Content> Contents { get; init; } = [];

    /// <summary>What shall leave us.</summary>
    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>
    /// An outbox entry that is taken back. Where it is no longer withdrawable (not queued), the whole append is refused
    /// with <see cref="AppendResult.AlreadyLeaving"/>.
    /// </summary>
    public string? Withdraw { get; init; }

    /// <summary>
    /// An outbox entry whose last attempt has ended, and that is queued anew, due at once. Where it waits or is leaving, the whole append is refused
    /// with <see cref="AppendResult.AlreadyLeaving"/>.
    /// </summary>
    public string? Requeue { get; init; }

    /// <summary>Makes intake happen once; null for what no channel brought.</summary>
    public IntakeClaim? Intake { get; init; }

    /// <summary>SHA-256 (hex) of each Message-ID by which answers to this can be known.</summary>
    public ImmutableArray<string> MailIds { get; init; } = [];

    /// <summary>The caller's id of this wish, unique in the ticket.</summary>
    public string? WishId { get; init; }

    /// <summary>Added where they are not there yet.</summary>
    public NewCustomer? Customer { get; init; }

    /// <summary>What shall happen later because of this; one of a kind and key. The schedule is woken for it when it is durable.</summary>
    public ImmutableArray<DueRow> Due { get; init; } = [];

    /// <summary>
    /// What was to happen later and ends with this. Where one of them with a token has ended already or was put anew, the whole append is refused with
    /// <see cref="AppendResult.DueMovedOn"/>. What ends goes before what is put.
    /// </summary>
    public ImmutableArray<DueEnd> DueEnded { get; init; } = [];
}

/// <param name="Channel">The channel's local id, or "api".</param>
/// <param name="MessageKey">Unique in the channel.</param>
/// <param name="JournalId">The journal row that is settled with <paramref name="Fate"/>, the ticket and the item; null where there is none.</param>
/// <param name="Fate">Ticket or Message.</param>
/// <param name="Item">The timeline item: "e2".</param>
public sealed record IntakeClaim(string Channel, string MessageKey, string? JournalId, IntakeFate Fate, string Item);

/// <summary>What became of an append.</summary>
public sealed record AppendAnswer
{
    public static readonly AppendAnswer Appended = new() { Result = AppendResult.Appended };

    public static readonly AppendAnswer Conflict = new() { Result = AppendResult.VersionConflict };

    public static readonly AppendAnswer AlreadyLeaving = new() { Result = AppendResult.AlreadyLeaving };

    public static readonly AppendAnswer DueMovedOn = new() { Result = AppendResult.DueMovedOn };

    public required AppendResult Result { get; init; }

    /// <summary>For <see cref="AppendResult.TakenInBefore"/>: the ticket that won.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>For <see cref="AppendResult.TakenInBefore"/>: its item ("e1").</summary>
    public string? Item { get; init; }

    /// <summary>For <see cref="AppendResult.WishedBefore"/>: the version of the first event that the first wish caused.</summary>
    public long Version { get; init; }
}

public enum AppendResult
{
    Appended = 1,

    /// <summary>The stored ticket is at another version: somebody else wrote it.</summary>
    VersionConflict = 2,

    /// <summary>The channel's message key is known. Nothing was written but that the journal row, if one was named, is settled as a duplicate.</summary>
    TakenInBefore = 3,

    /// <summary>The wish id is known on this ticket. Nothing was written.</summary>
    WishedBefore = 4,

    /// <summary>The reply to withdraw has begun to leave, or the one to send again is on its way. Nothing was written.</summary>
    AlreadyLeaving = 5,

    /// <summary>The due row whose effect this was has ended, or was put anew. Nothing was written.</summary>
    DueMovedOn = 6,
}
