using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Grains.Tickets;

/// <summary>What a ticket knows of a reply that is to leave, beside its words: of this a channel says what the reply may be, and makes its envelope.</summary>
public sealed record ReplyDraft
{
    public required TicketId Ticket { get; init; }

    public required string Subject { get; init; }

    public string CustomerName { get; init; } = "";

    /// <summary>Empty where they are known by something else.</summary>
    public string CustomerEmail { get; init; } = "";

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    /// <summary>Nobody outside sees them.</summary>
    public ImmutableArray<MailParty> Bcc { get; init; } = [];

    /// <summary>The customer's newest message; null where there is none.</summary>
    public ContentMeta? Answered { get; init; }

    /// <summary>The name of the member who writes; empty where that is nobody.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Nobody writes it.</summary>
    public bool Automatic { get; init; }

    /// <summary>It goes to people outside, and not to the customer; null for a reply.</summary>
    public ForwardDraft? Forward { get; init; }
}
