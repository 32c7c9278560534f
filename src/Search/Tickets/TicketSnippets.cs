using System.Collections.Immutable;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Oqupie.Grains.Search;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tickets;

/// <summary>Shows of each hit the place where most of the question stands: of what was written sooner than of the head, which the list shows anyway.</summary>
internal sealed class TicketSnippets(IndexSearcher searcher, ShardQuestion question, IReadOnlyCollection<Query> texts, long first)
{
    private const float HeadWeight = 0.5f;

    // However much was written in a ticket: so many documents of the hits of a page are looked at.
    private const int MostDocuments = 100_000;

    private readonly Snippets _snippets = new(
        question.Texts.Where(text => !text.Not).SelectMany(TicketQueries.Shown).Distinct(StringComparer.Ordinal)
            .ToDictionary(term => term, _ => 1f, StringComparer.Ordinal));

    public ImmutableArray<FoundTicket> Show(ImmutableArray<TicketHitPlace> hits)
    {
        if (texts.Count is 0 || hits.IsEmpty)
        {
            return [.. hits.Select(hit => new FoundTicket(hit, "", null))];
        }

        var best = Best(hits);
        return [.. hits.Select(hit => best.TryGetValue(hit.Number, out var document) ? Show(hit, document.Doc) : new(hit, "", null))];
    }

    private Dictionary<long, (int Doc, float Score)> Best(ImmutableArray<TicketHitPlace> hits)
    {
        var any = new BooleanQuery(disableCoord: true);

        foreach (var text in texts)
        {
            any.Add(text, Occur.SHOULD);
        }

        var ofHits = new BooleanQuery(disableCoord: true);

        foreach (var hit in hits)
        {
            ofHits.Add(new TermQuery(new(TicketFields.Of, TicketFields.NumberTerm(hit.Number))), Occur.SHOULD);
        }

        var weight = searcher.CreateNormalizedWeight(
            new BooleanQuery(disableCoord: true) { { new ConstantScoreQuery(ofHits) { Boost = 0 }, Occur.MUST }, { any, Occur.MUST } });
        var best = new Dictionary<long, (int Doc, float Score)>();
        var seen = 0;

        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            if (weight.GetScorer(leaf, leaf.AtomicReader.LiveDocs) is not { } scorer)
            {
                continue;
            }

            var numbers = leaf.AtomicReader.GetNumericDocValues(TicketFields.Number);
            var heads = SegmentTickets.Of(leaf, first);

            for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS && seen++ < MostDocuments; doc = scorer.NextDoc())
            {
                var score = scorer.GetScore() * (heads.IsHead(doc) ? HeadWeight : 1);
                var number = numbers.Get(doc);

                if (!best.TryGetValue(number, out var known) || score > known.Score)
                {
                    best[number] = (leaf.DocBase + doc, score);
                }
            }
        }

        return best;
    }

    private FoundTicket Show(TicketHitPlace hit, int doc)
    {
        var document = searcher.Doc(doc);
        var text = TicketFields.TextOf(document, TicketFields.Text);
        return new(hit, _snippets.Best(text, TicketLanguage.Of(text)), document.GetField(TicketFields.ItemVersion)?.GetInt64Value());
    }
}
