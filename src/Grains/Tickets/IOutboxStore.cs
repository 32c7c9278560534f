using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What shall leave us, channel by channel. Rows are put in by <see cref="ITicketStore.Append"/>, in the transaction of what caused them.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Rows of the channel that are due: queued ones whose time has come, and ones left in sending by a process that died (the channel's one
    /// <c>OutboxGrain</c> asks for <paramref name="withAbandoned"/> when it awakes). Oldest first, with the texts they carry.
    /// </summary>
    Task<ImmutableArray<OutboxItem>> Due(
        AccountId account, string channel, DateTimeOffset now, bool withAbandoned, int limit, CancellationToken cancellationToken);

    /// <summary>When the next queued row is due; null where none waits.</summary>
    Task<DateTimeOffset?> NextDue(AccountId account, string channel, CancellationToken cancellationToken);

    /// <summary>Writes down that an attempt begins: the row is sending from now on and cannot be withdrawn. False where it was withdrawn meanwhile.</summary>
    Task<bool> Begin(AccountId account, string id, int attempt, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Writes down how the attempt ended, and what becomes of the row: its state, and when it is due again if it is queued anew.</summary>
    Task End(AccountId account, string id, OutboxAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Rows whose end was stored but which the ticket may not have heard of; told again until <see cref="Told"/>.</summary>
    Task<ImmutableArray<OutboxItem>> Untold(AccountId account, string channel, int limit, CancellationToken cancellationToken);

    Task Told(AccountId account, string id, int attempt, CancellationToken cancellationToken);

    /// <summary>Channels of all accounts that have rows which are queued, sending or untold, for the start of a cluster.</summary>
    Task<ImmutableArray<(AccountId Account, string Channel)>> Waiting(CancellationToken cancellationToken);
}

/// <summary>A reply on its way out, as it is put in.</summary>
public sealed record OutboxEntry
{
    /// <summary>Local to the account; the Message-ID is made from it, so it is the same at each attempt.</summary>
    public required string Id { get; init; }

    public required TicketId Ticket { get; init; }

    /// <summary>The version of the reply's event.</summary>
    public required long Reply { get; init; }

    public required string Channel { get; init; }

    /// <summary>The <see cref="Content"/> with the text.</summary>
    public required string Content { get; init; }

    /// <summary>Local to the account: whose erasure takes this row too.</summary>
    public required string Customer { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Made and read by the kind of channel alone.</summary>
    public required string Envelope { get; init; }

    /// <summary>What is answered, as the channel calls it; null where that is the customer.</summary>
    public string? Target { get; init; }
}

/// <summary>A row of the outbox with what it carries.</summary>
public sealed record OutboxItem
{
    public required OutboxEntry Entry { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Attempts that have begun.</summary>
    public int Attempts { get; init; }

    public string? Reason { get; init; }

    /// <summary>An attempt began, and nobody knows how it ended: it may have reached them.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>When the first attempt began since it was last queued by a person; null before that.</summary>
    public DateTimeOffset? TryingSince { get; init; }

    /// <summary>What the other side calls it; null where that is not known.</summary>
    public string? ExternalId { get; init; }

    /// <summary>As <see cref="OutboxAttempt.NotTo"/>, of the attempt by which it was sent.</summary>
    public string? NotTo { get; init; }

    /// <summary>Null where it was erased; the row is then failed.</summary>
    public string? Text { get; init; }

    public string? Html { get; init; }

    public ImmutableArray<FileRef> Attachments { get; init; } = [];

    /// <summary>What it quotes, newest first, where its brand wants that; found when it is sent, and not stored with it.</summary>
    public ImmutableArray<QuotedMessage> History { get; init; } = [];
}

/// <param name="From">Their name, or address.</param>
/// <param name="At">When it came.</param>
/// <param name="Text">What was written, without what is folded away.</param>
public sealed record QuotedMessage(string From, DateTimeOffset At, string Text);

/// <param name="Number">From 1.</param>
/// <param name="At">When it ended.</param>
/// <param name="State">Sent, Failed, Unknown, or Queued to try again.</param>
/// <param name="DueAt">When to try again; null where not.</param>
/// <param name="Answer">The server's last words, or what went wrong.</param>
public sealed record OutboxAttempt(int Number, DateTimeOffset At, DeliveryState State, DateTimeOffset? DueAt, string? Answer)
{
    /// <summary>What the other side calls the reply; null where it did not say.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Who of those in copy was refused, with the server's words; null where nobody was.</summary>
    public string? NotTo { get; init; }
}
