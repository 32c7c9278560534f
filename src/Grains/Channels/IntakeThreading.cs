using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
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
                Reason = released ? IntakeReasons.NoSenderStays : IntakeReasons.NoSender,
            };
        }

        return read.Ours && !released
            ? new() { Fate = IntakeFate.Held, Reason = IntakeReasons.Ours, Ticket = read.OwnMailTicket }
            : null;
    }

    /// <summary>
    /// By what the channel itself puts together, then by our signed reply address, then by a Message-ID of our own, then by a known Message-ID, then by a
    /// number in the subject; the last two only on a ticket in which the sender takes part, and only where the sender was checked. What anybody else speaks of
    /// is at most maybe related.
    /// </summary>
    /// <remarks>
    /// Where nobody looks into senders, a known Message-ID is taken from one who takes part and writes to nobody new: unlike a number it cannot be guessed, and
    /// no answer goes anywhere else by it.
    /// </remarks>
    /// <param name="read">The message.</param>
    /// <param name="brand">Whose channel it came by: the same mail to two brands belongs into a ticket of each.</param>
    /// <param name="others">Whom it went to beside us.</param>
    /// <param name="referred">Tickets that know a Message-ID it refers to.</param>
    /// <param name="numbered">Tickets its subject names.</param>
    /// <param name="together">Tickets of the same conversation, newest first.</param>
    public static Belonging TicketOf(
        ReadMessage read,
        string brand,
        ImmutableArray<string> others,
        ImmutableArray<KnownThread> referred,
        ImmutableArray<KnownThread> numbered,
        params ReadOnlySpan<KnownThread> together)
    {
        var sender = EmailAddress.Key(read.From.Email);
        var verified = read.Sender is SenderCheck.Verified;
        var unlooked = read.Sender is SenderCheck.Unknown && !read.SendersAreChecked;
        ImmutableArray<long> vouched =
            [.. together.ToArray().Select(thread => thread.Ticket), .. new[] { read.ReplyAddressTicket, read.OwnMailTicket }.OfType<long>()];
        var claimed = Joined(referred, thread => verified || (unlooked && others.All(other => thread.Participants.Contains(EmailAddress.Key(other)))))
            .Concat(Joined(numbered, _ => verified));
        return new(
            [.. vouched.Concat(claimed).Distinct().Take(MostTickets)], [.. referred.Concat(numbered).Select(thread => thread.Ticket).Distinct()], vouched);

        IEnumerable<long> Joined(ImmutableArray<KnownThread> threads, Func<KnownThread, bool> believed) => threads
            .Where(thread => thread.Participants.Contains(sender) && believed(thread))
            .OrderByDescending(thread => thread.Brand == brand).Select(thread => thread.Ticket);
    }
}

/// <param name="Tickets">Where a message may go, best first: the next where one is deleted, and a new ticket where there is none.</param>
/// <param name="SpokenOf">All tickets it speaks of, whether its sender may write into them or not.</param>
/// <param name="Vouched">Those that our own signature or the channel itself names.</param>
internal sealed record Belonging(ImmutableArray<long> Tickets, ImmutableArray<long> SpokenOf, ImmutableArray<long> Vouched)
{
    private const int MostRelated = 5;

    /// <summary>What a new ticket may have to do with.</summary>
    public ImmutableArray<long> Related(IEnumerable<long> deleted) => [.. deleted.Concat(SpokenOf).Distinct().Take(MostRelated)];
}
