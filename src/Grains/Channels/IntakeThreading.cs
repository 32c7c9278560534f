using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Where a message belongs. Pure.</summary>
internal static class IntakeThreading
{
    private const int MostTickets = 10;

    /// <summary>The fate of what belongs into no ticket; null for everything else.</summary>
    /// <param name="read">The message.</param>
    /// <param name="released">A person has looked at it and wants it in.</param>
    public static IntakeAnswer? Aside(ReadMessage read, bool released)
    {
        // All who name nobody would be one customer, who reads what the others were answered. No person's wish gives them an address.
        if (read.SaidBy is null)
        {
            return new()
            {
                Fate = IntakeFate.Held,
                Reason = released ? "It does not say who sent it, so nobody could be answered: it stays held." : "It does not say who sent it.",
            };
        }

        return read.Ours && !released
            ? new() { Fate = IntakeFate.Held, Reason = "We sent this message ourselves.", Ticket = read.OwnMailTicket }
            : null;
    }

    /// <summary>
    /// By what the channel itself puts together, then by our signed reply address, then by a Message-ID of our own, then by a known Message-ID, then by a
    /// number in the subject; the last two only on a ticket in which the sender takes part. What a stranger speaks of is at most maybe related. A sender whose
    /// domain disowns the mail takes part in nothing.
    /// </summary>
    /// <param name="read">The message.</param>
    /// <param name="brand">Whose channel it came by: the same mail to two brands belongs into a ticket of each.</param>
    /// <param name="referred">Tickets that know a Message-ID it refers to.</param>
    /// <param name="numbered">Tickets its subject names.</param>
    /// <param name="together">Tickets of the same conversation, newest first.</param>
    public static Belonging TicketOf(
        ReadMessage read,
        string brand,
        ImmutableArray<KnownThread> referred,
        ImmutableArray<KnownThread> numbered,
        params ReadOnlySpan<KnownThread> together)
    {
        var sender = read.From.Email.ToLowerInvariant();
        var signed = new[] { read.ReplyAddressTicket, read.OwnMailTicket }.OfType<long>();
        var conversation = together.ToArray().Select(thread => thread.Ticket);
        ImmutableArray<long> tickets =
            [.. conversation.Concat(signed).Concat(ByParticipant(referred)).Concat(ByParticipant(numbered)).Distinct().Take(MostTickets)];
        return new(tickets, [.. referred.Concat(numbered).Select(thread => thread.Ticket).Distinct()]);

        IEnumerable<long> ByParticipant(ImmutableArray<KnownThread> threads) => read.Sender is SenderCheck.Unverified
            ? []
            : threads.Where(thread => thread.Participants.Contains(sender)).OrderByDescending(thread => thread.Brand == brand).Select(thread => thread.Ticket);
    }
}

/// <param name="Tickets">Where a message may go, best first: the next where one is deleted, and a new ticket where there is none.</param>
/// <param name="SpokenOf">All tickets it speaks of, whether its sender may write into them or not.</param>
internal sealed record Belonging(ImmutableArray<long> Tickets, ImmutableArray<long> SpokenOf)
{
    private const int MostRelated = 5;

    /// <summary>What a new ticket may have to do with.</summary>
    public ImmutableArray<long> Related(IEnumerable<long> deleted) => [.. deleted.Concat(SpokenOf).Distinct().Take(MostRelated)];
}
