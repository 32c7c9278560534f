using System.Buffers;
using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Oqupie.Contracts.Search;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tickets;

/// <summary>
/// Finds the tickets that have all that is asked for, wherever in them. What each part of the question finds are documents; they become bits, one for each
/// ticket of the shard, and those are put together. So a change of a ticket's head is one small document, however much was written in it, and counts are
/// exact.
/// </summary>
internal sealed class TicketFinder(IndexReader reader, ShardQuestion question, long first, int size, CancellationToken cancellationToken)
{
    // A word of the subject or the customer's name says more than one somewhere in a mail.
    private const float HeadWeight = 1.5f;

    // Of two that are as good the later is: by so much of its rank for a year.
    private const double LaterYear = 0.05;
    private const double YearInMicroseconds = 31_556_952e6;
    private static readonly long Epoch = TicketDocument.Microseconds(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));

    // Whoever types a number means that ticket.
    private const double IsTheNumber = 1000;

    private static readonly BM25Similarity Similarity = new();

    private static readonly Comparer<TicketHitPlace> WorstFirst =
        Comparer<TicketHitPlace>.Create((one, other) => one.IsBehind(other) ? -1 : other.IsBehind(one) ? 1 : 0);

    private readonly IndexSearcher _searcher = new(reader) { Similarity = Similarity };
    private readonly bool _ranks = question.Sort is TicketHitSort.Best;

    public TicketFindings Find()
    {
        var left = Allowed();
        var texts = question.Texts.Where(text => !text.Not).Select(TicketQueries.Of).OfType<Query>().ToList();
        var ranks = ArrayPool<float>.Shared.Rent(size);
        var updated = ArrayPool<long>.Shared.Rent(size);

        try
        {
            Array.Clear(ranks, 0, size);

            foreach (var text in texts)
            {
                left = Having(text, left, ranks);
            }

            foreach (var leaf in reader.Leaves)
            {
                SegmentTickets.Of(leaf, first).Updated(leaf.AtomicReader.LiveDocs, updated);
            }

            var hits = First(left, ranks, updated, out var more);
            return new(new TicketSnippets(_searcher, question, texts, first).Show(hits), left.Cardinality) { More = more };
        }
        finally
        {
            ArrayPool<float>.Shared.Return(ranks);
            ArrayPool<long>.Shared.Return(updated);
        }
    }

    /// <summary>What the asker may see and the terms let through, before any word is looked for.</summary>
    private FixedBitSet Allowed()
    {
        // Most questions say a box, which only heads bear: then nothing else need be asked of all of them.
        var saysHead = question.Marks.FirstOrDefault(mark => !mark.Not && !mark.AnyOf.Contains(TicketMarks.HasAttachment));
        var allowed = TicketsWith(saysHead is null ? new TermQuery(new(TicketFields.Head, TicketFields.Head)) : TicketQueries.Of(saysHead));

        if (TicketQueries.Scope(question.Asker) is { } scope)
        {
            allowed.And(TicketsWith(scope));
        }

        foreach (var (query, not) in Conditions(question.Marks.Where(mark => mark != saysHead)))
        {
            var having = TicketsWith(query);

            if (not)
            {
                allowed.AndNot(having);
            }
            else
            {
                allowed.And(having);
            }
        }

        if (question is { WantsUnread: { } wantsUnread, Seen: { } seen })
        {
            new UnreadTickets(reader, seen, first, size).Keep(allowed, wantsUnread);
        }

        return allowed;
    }

    private IEnumerable<(Query Query, bool Not)> Conditions(IEnumerable<AskedMark> marks) =>
    [
        .. marks.Select(mark => ((Query)TicketQueries.Of(mark), mark.Not)),
        .. question.Parties.Select(party => (TicketQueries.Of(party), party.Not)),
        .. question.Periods.Select(period => (TicketQueries.Of(period), period.Not)),
        .. from text in question.Texts where text.Not let query = TicketQueries.Of(text) where query is not null select (query, true),
    ];

    private FixedBitSet TicketsWith(Query query)
    {
        var tickets = new FixedBitSet(size);
        Each(query, needsScores: false, (segment, doc, _) => tickets.Set(segment.TicketOf(doc)));
        return tickets;
    }

    /// <summary>Those of the tickets that have the text; each gets as much rank as its best document has of it.</summary>
    private FixedBitSet Having(Query text, FixedBitSet among, float[] ranks)
    {
        var having = new FixedBitSet(size);

        if (!_ranks)
        {
            Each(text, needsScores: false, (segment, doc, _) => having.Set(segment.TicketOf(doc)));
            having.And(among);
            return having;
        }

        var best = ArrayPool<float>.Shared.Rent(size);

        try
        {
            Array.Clear(best, 0, size);
            Each(text, needsScores: true, (segment, doc, scorer) =>
            {
                var ticket = segment.TicketOf(doc);

                if (among.Get(ticket))
                {
                    having.Set(ticket);
                    best[ticket] = Math.Max(best[ticket], scorer.GetScore() * (segment.IsHead(doc) ? HeadWeight : 1));
                }
            });

            for (var ticket = having.NextSetBit(0); ticket >= 0; ticket = ticket + 1 < size ? having.NextSetBit(ticket + 1) : -1)
            {
                ranks[ticket] += best[ticket];
            }

            return having;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(best);
        }
    }

    private void Each(Query query, bool needsScores, Action<SegmentTickets, int, Scorer> take)
    {
        // Without scores norms are not read and nothing is reckoned.
        var weight = _searcher.CreateNormalizedWeight(needsScores ? query : new ConstantScoreQuery(query));

        foreach (var leaf in reader.Leaves)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is not { } scorer)
            {
                continue;
            }

            var segment = SegmentTickets.Of(leaf, first);

            for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
            {
                take(segment, doc, scorer);
            }
        }
    }

    private ImmutableArray<TicketHitPlace> First(FixedBitSet found, float[] ranks, long[] updated, out bool more)
    {
        var numbers = question.Texts.Where(text => text is { Not: false, Together: false })
            .Select(text => TicketListText.NumberOf(TextFolding.Clean(text.Text))).ToHashSet();
        var best = new PriorityQueue<TicketHitPlace, TicketHitPlace>(WorstFirst);
        more = false;

        for (var ticket = size > 0 ? found.NextSetBit(0) : -1; ticket >= 0; ticket = ticket + 1 < size ? found.NextSetBit(ticket + 1) : -1)
        {
            var number = first + ticket;
            var rank = _ranks
                ? (ranks[ticket] * (1 + (LaterYear * (updated[ticket] - Epoch) / YearInMicroseconds))) + (numbers.Contains(number) ? IsTheNumber : 0)
                : updated[ticket];
            var place = new TicketHitPlace(rank, number);

            if (question.After is { } after && !place.IsBehind(after))
            {
                continue;
            }

            if (best.Count < question.Limit)
            {
                best.Enqueue(place, place);
            }
            else
            {
                more = true;
                best.EnqueueDequeue(place, place);
            }
        }

        var places = new TicketHitPlace[best.Count];

        for (var i = places.Length - 1; i >= 0; i--)
        {
            places[i] = best.Dequeue();
        }

        return [.. places];
    }
}
