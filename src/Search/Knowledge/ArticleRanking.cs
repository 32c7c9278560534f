using Lucene.Net.Index;
using Lucene.Net.Search;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Orders candidates by all terms of the question: BM25 over title, tags and body as one text with weights (BM25F, with exact lengths), nearness of neighbours,
/// the share of the question that is there, and a little by age.
/// </summary>
internal sealed class ArticleRanking
{
    private const int SampleSize = 256;
    private const int FarthestNeighbours = 6;
    private const int MostPlaces = 64;
    private const double YearInSeconds = 31_556_952;

    private readonly IndexSearcher _searcher;
    private readonly SeenTerms _seen;
    private readonly IReadOnlyList<AskedTerm> _asked;
    private readonly float[] _rarityOfWord;
    private readonly float _averageTitle;
    private readonly float _averageBody;
    private readonly long _newest;

    public ArticleRanking(IndexSearcher searcher, SeenTerms seen, IReadOnlyList<AskedTerm> asked)
    {
        _searcher = searcher;
        _seen = seen;
        _asked = asked;
        _rarityOfWord = new float[asked.Max(term => term.Word) + 1];
        (_averageTitle, _averageBody, _newest) = Sample(searcher.IndexReader);

        foreach (var term in asked)
        {
            _rarityOfWord[term.Word] = Math.Max(_rarityOfWord[term.Word], term.Weight * term.Rarity);
        }
    }

    /// <param name="candidates">In their order in the index.</param>
    /// <returns>The best first; equals in the order of the index, so that pages do not overlap.</returns>
    public List<ScoreDoc> Rank(int[] candidates)
    {
        var ranked = new List<ScoreDoc>(candidates.Length);
        var next = 0;

        foreach (var leaf in _searcher.IndexReader.Leaves)
        {
            var end = leaf.DocBase + leaf.Reader.MaxDoc;
            var first = next;

            while (next < candidates.Length && candidates[next] < end)
            {
                next++;
            }

            if (next > first)
            {
                RankLeaf(leaf, candidates.AsSpan(first, next - first), ranked);
            }
        }

        ranked.Sort((one, other) => other.Score.CompareTo(one.Score) is not 0 and var order ? order : one.Doc.CompareTo(other.Doc));
        return ranked;
    }

    private void RankLeaf(AtomicReaderContext leaf, ReadOnlySpan<int> candidates, List<ScoreDoc> ranked)
    {
        var lengths = leaf.AtomicReader.GetNumericDocValues(ArticleFields.Lengths);
        var updated = leaf.AtomicReader.GetNumericDocValues(ArticleFields.UpdatedAt);
        var postings = new CandidatePostings[_asked.Count];

        for (var i = 0; i < _asked.Count; i++)
        {
            postings[i] = CandidatePostings.Of(leaf, _asked[i], _seen);
        }

        var present = new float[_rarityOfWord.Length];
        var whole = Math.Max(_rarityOfWord.Sum(), float.Epsilon);

        foreach (var candidate in candidates)
        {
            var doc = candidate - leaf.DocBase;
            var (title, tags, body) = ArticleFields.Unpack(lengths.Get(doc));
            var score = 0f;
            var before = -1;
            Array.Clear(present);

            for (var i = 0; i < postings.Length; i++)
            {
                var asked = _asked[i];

                if (!postings[i].MoveTo(doc, MostPlaces))
                {
                    continue;
                }

                score += asked.Weight * asked.Rarity * Frequency(postings[i], title, tags, body);
                present[asked.Word] = Math.Max(present[asked.Word], asked.Weight * asked.Rarity);

                if (postings[i].HasPlaces)
                {
                    score += before < 0 ? 0 : Nearness(asked, _asked[before], postings[i], postings[before]);
                    before = i;
                }
            }

            var age = Math.Max(0, _newest - updated.Get(doc)) / YearInSeconds;
            var coverage = present.Sum() / whole;
            score *= 1 - RankingWeights.Coverage + (RankingWeights.Coverage * coverage);
            score *= 1 + (RankingWeights.Freshness * (float)Math.Exp(-age));
            ranked.Add(new(candidate, score));
        }
    }

    private float Frequency(CandidatePostings postings, int title, int tags, int body)
    {
        var ofBody = 1 - RankingWeights.BodyLength + (RankingWeights.BodyLength * (body / _averageBody));

        if (!postings.HasPlaces)
        {
            return postings.Count / (postings.Count + (RankingWeights.Saturation * ofBody));
        }

        var inTitle = 0;
        var inTags = 0;

        foreach (var place in postings.Places)
        {
            inTitle += place < title ? 1 : 0;
            inTags += place >= title && place < title + tags ? 1 : 0;
        }

        var ofTitle = 1 - RankingWeights.TitleLength + (RankingWeights.TitleLength * (title / _averageTitle));
        var frequency = (RankingWeights.Title * inTitle / ofTitle) + (RankingWeights.Tags * inTags) + ((postings.Count - inTitle - inTags) / ofBody);
        return frequency / (frequency + RankingWeights.Saturation);
    }

    /// <summary>Two terms that follow each other in the question, of those the article has: the nearer they come in it, the better.</summary>
    private static float Nearness(AskedTerm asked, AskedTerm askedBefore, CandidatePostings after, CandidatePostings before)
    {
        var nearest = FarthestNeighbours + 1;
        var from = 0;

        foreach (var place in after.Places)
        {
            while (from < before.Places.Length && before.Places[from] < place - FarthestNeighbours)
            {
                from++;
            }

            for (var i = from; i < before.Places.Length && before.Places[i] <= place + FarthestNeighbours; i++)
            {
                // The wrong way round is as good as one word between.
                var apart = place - before.Places[i];
                nearest = Math.Min(nearest, apart > 0 ? apart : 1 - apart);
            }
        }

        var lesser = Math.Min(askedBefore.Weight * askedBefore.Rarity, asked.Weight * asked.Rarity);
        return nearest > FarthestNeighbours ? 0 : RankingWeights.Nearness * lesser / nearest;
    }

    /// <summary>What is usual in the index, and the newest there is, by looking at some of it.</summary>
    private static (float Title, float Body, long Newest) Sample(IndexReader reader)
    {
        var newest = 0L;
        var count = 0;
        var titles = 0L;
        var bodies = 0L;
        var step = Math.Max(1, reader.MaxDoc / SampleSize);

        foreach (var leaf in reader.Leaves)
        {
            var lengths = leaf.AtomicReader.GetNumericDocValues(ArticleFields.Lengths);
            var updated = leaf.AtomicReader.GetNumericDocValues(ArticleFields.UpdatedAt);

            for (var doc = 0; doc < leaf.Reader.MaxDoc && lengths is not null; doc += step, count++)
            {
                var (title, _, body) = ArticleFields.Unpack(lengths.Get(doc));
                titles += title;
                bodies += body;
                newest = Math.Max(newest, updated.Get(doc));
            }
        }

        return (Math.Max(1, titles / (float)Math.Max(1, count)), Math.Max(1, bodies / (float)Math.Max(1, count)), newest);
    }
}
