using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

public sealed record TicketLinked : TicketEvent
{
    public required long To { get; init; }
}

public sealed record TicketUnlinked : TicketEvent
{
    public required long To { get; init; }
}

/// <summary>It has nothing to do with a ticket that its first message spoke of.</summary>
public sealed record RelatedDismissed : TicketEvent
{
    public required long To { get; init; }
}

/// <summary>Another ticket has its words from now on, and takes what comes; it is only read itself.</summary>
public sealed record TicketMerged : TicketEvent
{
    public required long Into { get; init; }

    /// <summary>What taking it back restores.</summary>
    public required TicketStatus Status { get; init; }
}

public sealed record TicketUnmerged : TicketEvent
{
    public required long From { get; init; }
}

/// <summary>It has the words of another ticket from now on; each is an <see cref="ItemCarried"/> of its own behind it.</summary>
public sealed record TicketAbsorbed : TicketEvent
{
    public required long Ticket { get; init; }

    /// <summary>The version of that ticket's <see cref="TicketMerged"/>: which merge it was, for one that was taken back may be made again.</summary>
    public required long Merge { get; init; }
}

/// <summary>A merge was taken back, so what that ticket brought along is its own again.</summary>
public sealed record TicketReleased : TicketEvent
{
    public required long Ticket { get; init; }

    /// <summary>How many messages and replies go with it.</summary>
    public required int Messages { get; init; }
}

/// <summary>Some of what was written is in a ticket of its own from now on.</summary>
public sealed record ItemsSplitOff : TicketEvent
{
    public required long To { get; init; }

    /// <summary>Versions of their events.</summary>
    public required ImmutableArray<long> Items { get; init; }

    /// <summary>How many of them are messages and replies.</summary>
    public required int Messages { get; init; }

    /// <summary>SHA-256 (hex) of their Message-IDs: who answers one of them writes to the new ticket.</summary>
    public ImmutableArray<string> MailIds { get; init; } = [];
}

/// <summary>What was written in another ticket. The content is the very same, so that whoever erases it erases it in both.</summary>
public sealed record ItemCarried : TicketEvent
{
    public required long From { get; init; }

    /// <summary>The version of its event there.</summary>
    public required long Item { get; init; }

    /// <summary>As in <see cref="TicketAbsorbed.Merge"/>; 0 where it was split off.</summary>
    public long Merge { get; init; }

    /// <summary>Message, reply, memo, forward or an answer to one.</summary>
    public required TimelineKind Kind { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required ActorKind WriterKind { get; init; }

    public required string Writer { get; init; }

    /// <summary>How far a reply had come; what becomes of one that is on its way is told where it was written.</summary>
    public DeliveryState? Delivery { get; init; }
}
