using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Where a message belongs. Pure.</summary>
internal static class IntakeThreading
{
    private const int MostRelated = 5;

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
            ? new() { Fate = IntakeFate.Bounce, Reason = read.Report?.Reason ?? "A delivery report.", Ticket = read.OwnMailTicket ?? read.ReplyAddressTicket }
            : null;
    }

    /// <summary>
    /// By our signed reply address, then by a Message-ID of our own, then by a known Message-ID, then by a number in the subject; the last two only on a ticket in which the
    /// sender takes part. What a stranger speaks of is at most maybe related. A sender whose domain disowns the mail takes part in nothing.
    /// </summary>
    /// <param name="read">The message.</param>
    /// <param name="brand">Whose channel it came by: the same mail to two brands belongs into a ticket of each.</param>
    /// <param name="referred">Tickets that know a Message-ID it refers to.</param>
    /// <param name="numbered">Tickets its subject names.</param>
    public static Belonging TicketOf(ReadMessage read, string brand, ImmutableArray<KnownThread> referred, ImmutableArray<KnownThread> numbered)
    {
        var sender = read.From.Email.ToLowerInvariant();
        var ticket = read.ReplyAddressTicket ?? read.OwnMailTicket ?? ByParticipant(referred) ?? ByParticipant(numbered);
        return new(ticket, [.. referred.Concat(numbered).Select(thread => thread.Ticket).Distinct().Where(number => number != ticket).Take(MostRelated)]);

        long? ByParticipant(ImmutableArray<KnownThread> threads) => read.Sender is SenderCheck.Unverified
            ? null
            : threads.Where(thread => thread.Participants.Contains(sender)).OrderByDescending(thread => thread.Brand == brand).FirstOrDefault()?.Ticket;
    }
}

/// <param name="Ticket">Where a message belongs; null opens a new ticket.</param>
/// <param name="Related">Other tickets it speaks of.</param>
internal sealed record Belonging(long? Ticket, ImmutableArray<long> Related);
