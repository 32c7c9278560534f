using System.Collections.Immutable;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>One ticket that goes, with all that hangs on it.</summary>
public sealed record TicketPurge
{
    /// <summary>As last appended; nothing is taken away where the store has another version.</summary>
    public required TicketRow Row { get; init; }

    /// <summary>Is left as the last of its events.</summary>
    public required TicketPurged Event { get; init; }

    /// <summary>Versions of events whose words are another ticket's too, and stay.</summary>
    public ImmutableArray<long> Kept { get; init; } = [];

    /// <summary>Ids of the outbox entries of its replies.</summary>
    public ImmutableArray<string> Outbox { get; init; } = [];

    /// <summary>SHA-256 (hex) of each Message-ID by which answers found it.</summary>
    public ImmutableArray<string> MailIds { get; init; } = [];
}
