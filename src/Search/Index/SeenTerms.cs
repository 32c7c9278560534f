using Lucene.Net.Index;

namespace Oqupie.Search.Index;

/// <summary>The terms of each segment, opened once for a whole question: opening them costs more than looking one up.</summary>
internal sealed class SeenTerms(IndexReader reader)
{
    private readonly Dictionary<(int Leaf, string Field), TermsEnum?> _open = [];

    /// <summary>To be moved by whoever asks; null where the segment has none of the field.</summary>
    public TermsEnum? In(AtomicReaderContext leaf, string field)
    {
        if (!_open.TryGetValue((leaf.Ord, field), out var terms))
        {
            _open[(leaf.Ord, field)] = terms = leaf.AtomicReader.GetTerms(field)?.GetEnumerator();
        }

        return terms;
    }

    /// <summary>Where each segment has the term.</summary>
    public TermContext Find(Term term)
    {
        var states = new TermContext(reader.Context);

        foreach (var leaf in reader.Leaves)
        {
            if (In(leaf, term.Field) is { } terms && terms.SeekExact(term.Bytes))
            {
                states.Register(terms.GetTermState(), leaf.Ord, terms.DocFreq, terms.TotalTermFreq);
            }
        }

        return states;
    }
}
