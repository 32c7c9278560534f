using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>A raw item on its way in.</summary>
/// <param name="Context">The channel it came by.</param>
/// <param name="Raw">As it came.</param>
/// <param name="Row">Its row in the journal.</param>
/// <param name="IsLast">The event that is decided on is its last, and gives the row its fate.</param>
public sealed record Incoming(ChannelContext Context, RawMessage Raw, IntakeRow Row, bool IsLast)
{
    public ChannelId Channel => Context.Channel;

    /// <summary>The row that a ticket settles in its own transaction; null where a later event will.</summary>
    public string? JournalId => IsLast ? Row.Id : null;
}

/// <param name="Answer">What became of it.</param>
/// <param name="ByTicket">A ticket has settled the row, in the transaction of what it stored.</param>
public readonly record struct Decided(IntakeAnswer Answer, bool ByTicket = false);
