using System.Collections.Immutable;

namespace Oqupie.Grains.Tickets;

/// <summary>Somebody passed items on to people outside. The content is what they wrote above them, with whom it went to and its files.</summary>
public sealed record Forwarded : TicketEvent
{
    /// <summary>The outbox entry that carries it, and the content that is the whole mail.</summary>
    public required string Outbox { get; init; }

    /// <summary>The channel it leaves by, which may be another than the ticket's.</summary>
    public required string Channel { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Versions of what went along.</summary>
    public ImmutableArray<long> Items { get; init; } = [];

    /// <summary>The version of the <see cref="ForwardAnswered"/> it answers.</summary>
    public long? Answers { get; init; }
}

/// <summary>Somebody outside answered a forward. It is no message of the customer's and reaches nobody but members.</summary>
public sealed record ForwardAnswered : TicketEvent
{
    /// <summary>The version of the <see cref="Forwarded"/> it answers; null where that was in a ticket that was merged into this one.</summary>
    public long? Forward { get; init; }

    /// <summary>The member who had forwarded; null where a program had.</summary>
    public string? Forwarder { get; init; }

    /// <summary>A machine wrote it: nobody is called for it.</summary>
    public bool Automatic { get; init; }
}
