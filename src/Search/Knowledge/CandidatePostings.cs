using Lucene.Net.Index;
using Lucene.Net.Search;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>Where one term stands in one segment's candidates, asked in their order.</summary>
internal sealed class CandidatePostings
{
    private readonly DocsEnum? _documents;
    private readonly DocsAndPositionsEnum? _positions;
    private int[] _places = [];
    private int _placeCount;
    private int _at = -1;

    private CandidatePostings(DocsEnum? documents) => (_documents, _positions) = (documents, documents as DocsAndPositionsEnum);

    public bool HasPlaces => _positions is not null;

    public int Count { get; private set; }

    /// <summary>The first of them, in order.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _placeCount);

    public static CandidatePostings Of(AtomicReaderContext leaf, AskedTerm asked, SeenTerms seen)
    {
        var state = asked.States.Get(leaf.Ord);

        if (state is null || seen.In(leaf, asked.Term.Field) is not { } terms)
        {
            return new(null);
        }

        terms.SeekExact(asked.Term.Bytes, state);
        return new(
            asked.Term.Field is ArticleFields.Terms ? terms.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE) : terms.Docs(null, null, DocsFlags.FREQS));
    }

    public bool MoveTo(int doc, int mostPlaces)
    {
        _placeCount = 0;

        if (_documents is not null && _at < doc)
        {
            _at = _documents.Advance(doc);
        }

        if (_documents is null || _at != doc)
        {
            return false;
        }

        Count = _documents.Freq;
        ReadPlaces(Math.Min(Count, mostPlaces));
        return true;
    }

    private void ReadPlaces(int count)
    {
        if (_positions is null)
        {
            return;
        }

        if (_places.Length < count)
        {
            _places = new int[count];
        }

        for (_placeCount = 0; _placeCount < count; _placeCount++)
        {
            _places[_placeCount] = _positions.NextPosition();
        }
    }
}
