using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Oqupie.Search.Tickets;

/// <summary>
/// Which ticket each document of a segment is of, and what its heads say of time: found out once in a segment's life, for every question asks it of very many
/// documents. Four bytes for a document, and twenty for a head.
/// </summary>
internal sealed class SegmentTickets
{
    private static readonly ConditionalWeakTable<object, SegmentTickets> Known = [];

    private readonly int[] _tickets;
    private readonly int[] _heads;
    private readonly long[] _updated;
    private readonly long[] _lastMessages;
    private readonly FixedBitSet _isHead;

    private SegmentTickets(AtomicReaderContext leaf, long first)
    {
        var reader = leaf.AtomicReader;
        var numbers = reader.GetNumericDocValues(TicketFields.Number);
        _tickets = new int[reader.MaxDoc];

        for (var doc = 0; doc < _tickets.Length && numbers is not null; doc++)
        {
            _tickets[doc] = (int)(numbers.Get(doc) - first);
        }

        var heads = new List<int>();
        _isHead = new FixedBitSet(Math.Max(1, reader.MaxDoc));

        // Deleted ones too: a segment outlives what is deleted of it.
        if (reader.GetTermDocsEnum(new Term(TicketFields.Head, TicketFields.Head)) is { } postings)
        {
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            {
                heads.Add(doc);
                _isHead.Set(doc);
            }
        }

        var (updated, lastMessages) = (reader.GetNumericDocValues(TicketFields.UpdatedAt), reader.GetNumericDocValues(TicketFields.LastMessageAt));
        _heads = [.. heads];
        _updated = [.. heads.Select(head => updated.Get(head))];
        _lastMessages = [.. heads.Select(head => lastMessages.Get(head))];
    }

    /// <param name="leaf">The segment.</param>
    /// <param name="first">The shard's first number.</param>
    public static SegmentTickets Of(AtomicReaderContext leaf, long first) =>
        Known.GetValue(leaf.AtomicReader.CoreCacheKey, _ => new(leaf, first));

    /// <summary>Counted from the shard's first number.</summary>
    public int TicketOf(int doc) => _tickets[doc];

    public bool IsHead(int doc) => _isHead.Get(doc);

    /// <summary>Writes down when each ticket changed whose head is here and was not replaced.</summary>
    public void Updated(IBits? live, long[] into) => Write(live, _updated, into);

    /// <summary>The same of its newest message.</summary>
    public void LastMessages(IBits? live, long[] into) => Write(live, _lastMessages, into);

    private void Write(IBits? live, long[] times, long[] into)
    {
        for (var i = 0; i < _heads.Length; i++)
        {
            if (live is null || live.Get(_heads[i]))
            {
                into[_tickets[_heads[i]]] = times[i];
            }
        }
    }
}
