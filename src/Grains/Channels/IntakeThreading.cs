using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Where a message belongs. Pure.</summary>
internal static class IntakeThreading
{
    /// <summary>The fate of what belongs into no ticket; null for everything else.</summary>
    /// <param name="read">The message.</param>
    /// <param name="released">A person has looked at it and wants it in.</param>
    public static IntakeAnswer? Aside(ReadMessage read, bool released)
    {
        if (read.Failure is { } failure)
        {
            return new() { Fate = IntakeFate.Failed, Reason = failure };
        }

        if (released)
        {
            return null;
        }

        if (read.Ours)
        {
            return new() { Fate = IntakeFate.Held, Reason = "We sent this message ourselves.", Ticket = read.OwnMailTicket };
        }

        return read.Automatic is IntakeFate.Bounce
            ? new() { Fate = IntakeFate.Bounce, Reason = "A delivery report.", Ticket = read.OwnMailTicket ?? read.ReplyAddressTicket }
            : null;
    }

    /// <summary>
    /// By our signed reply address, then by a Message-ID of our own, then by a known Message-ID on a ticket in which the sender takes part;
    /// never by the subject. Null opens a new ticket.
    /// </summary>
    public static long? TicketOf(ReadMessage read, ImmutableArray<KnownThread> known) =>
        read.ReplyAddressTicket
        ?? read.OwnMailTicket
        ?? known.FirstOrDefault(thread => thread.Participants.Contains(read.From.Email.ToLowerInvariant()))?.Ticket;

    /// <summary>Who else was written to, without ourselves.</summary>
    public static ImmutableArray<MailParty> Others(ImmutableArray<MailParty> parties, string ours) =>
        parties.RemoveAll(party => string.Equals(party.Email, ours, StringComparison.OrdinalIgnoreCase));
}
