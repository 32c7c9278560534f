using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Oqupie.Search.Index;

/// <summary>Terms that were read already, as Lucene wants to be given them. Used again for the next document.</summary>
internal sealed class ReadTerms : TokenStream
{
    private readonly ICharTermAttribute _term;
    private List<string> _terms = [];
    private int _next;

    public ReadTerms() => _term = AddAttribute<ICharTermAttribute>();

    public ReadTerms Of(List<string> terms)
    {
        _terms = terms;
        return this;
    }

    public override bool IncrementToken()
    {
        if (_next == _terms.Count)
        {
            return false;
        }

        ClearAttributes();
        _term.Append(_terms[_next++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
