using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets;

/// <summary>What the rules answer: events to record with what belongs to them, a refusal, or nothing to do.</summary>
internal sealed record Decision
{
    public static readonly Decision Nothing = new();

    public ImmutableArray<TicketEvent> Events { get; init; } = [];

    public ImmutableArray<Content> Contents { get; init; } = [];

    public OutboxEntry? Outbox { get; init; }

    /// <summary>An outbox entry to take back.</summary>
    public string? Withdraw { get; init; }

    /// <summary>An outbox entry to queue anew.</summary>
    public string? Requeue { get; init; }

    public IntakeClaim? Intake { get; init; }

    public ImmutableArray<string> MailIds { get; init; } = [];

    /// <summary>Who gets the replies from now on; null changes nothing. Addresses are in no event, so they come beside them.</summary>
    public ImmutableArray<string>? Cc { get; init; }

    /// <summary>Whom mails have added from now on; null changes nothing.</summary>
    public ImmutableArray<Addition>? Additions { get; init; }

    /// <summary>
    /// What is known of it besides from now on; null changes nothing. It may tell who somebody is, so it is in no event and comes beside them.
    /// </summary>
    public ImmutableDictionary<string, string>? AdditionalInformation { get; init; }

    /// <summary>What lists show from now on, because what they showed is taken back; null changes nothing.</summary>
    public StoredEvent? Shown { get; init; }

    public string? WishId { get; init; }

    public Customers.NewCustomer? Customer { get; init; }

    /// <summary>Who its customer is from now on; null changes nothing. Names are in no event, so they come beside it.</summary>
    public Customers.CustomerLead? Lead { get; init; }

    /// <summary>What shall happen later because of it.</summary>
    public ImmutableArray<DueRow> Due { get; init; } = [];

    /// <summary>What was to happen later, and is taken back or happens now.</summary>
    public ImmutableArray<DueEnd> DueEnded { get; init; } = [];

    public Refusal? Refusal { get; private init; }

    public static implicit operator Decision(Refusal refusal) => new() { Refusal = refusal };
}
