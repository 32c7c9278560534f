namespace Oqupie.Grains.Tickets;

/// <summary>The ticket shows who its customer is now: another one, or the same who is called or rated otherwise.</summary>
public sealed record CustomerFollowed : TicketEvent
{
    public required string From { get; init; }

    public required string To { get; init; }
}
