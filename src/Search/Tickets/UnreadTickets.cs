using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Oqupie.Contracts.Seen;

namespace Oqupie.Search.Tickets;

/// <summary>Which tickets somebody has not read: those whose newest message is later than they have seen, by the rule of <see cref="ISeenGrain"/>.</summary>
internal sealed class UnreadTickets(IndexReader reader, SeenTickets seen, long first, int size)
{
    private readonly Dictionary<long, long> _seen = seen.Items
        .Where(one => one.Ticket >= first && one.Ticket < first + size)
        .ToDictionary(one => one.Ticket, one => TicketDocument.Microseconds(one.At));

    /// <summary>Takes out of the tickets those that are not unread; or those that are.</summary>
    public void Keep(FixedBitSet tickets, bool wantsUnread)
    {
        var lastMessages = ArrayPool<long>.Shared.Rent(size);
        var before = TicketDocument.Microseconds(seen.Before);

        try
        {
            foreach (var leaf in reader.Leaves)
            {
                SegmentTickets.Of(leaf, first).LastMessages(leaf.AtomicReader.LiveDocs, lastMessages);
            }

            for (var ticket = tickets.NextSetBit(0); ticket >= 0; ticket = ticket + 1 < size ? tickets.NextSetBit(ticket + 1) : -1)
            {
                if (lastMessages[ticket] > _seen.GetValueOrDefault(first + ticket, before) != wantsUnread)
                {
                    tickets.Clear(ticket);
                }
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(lastMessages);
        }
    }
}
