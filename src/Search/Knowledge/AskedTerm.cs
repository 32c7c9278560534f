using Lucene.Net.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>One term of a question, as the index knows it.</summary>
/// <param name="Term">Field and text.</param>
/// <param name="Weight">By how it was got; its rarity comes on top.</param>
/// <param name="Word">Of the question.</param>
/// <param name="States">Where each segment has it.</param>
/// <param name="Rarity">BM25's idf.</param>
internal sealed record AskedTerm(Term Term, float Weight, int Word, TermContext States, float Rarity)
{
    public int Frequency => States.DocFreq;
}
