using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Knowledge;

/// <summary>What a word that no article has may have been meant to be.</summary>
internal static class Misspelling
{
    private const int ShortestForOneMistake = 4;
    private const int ShortestForTwoMistakes = 8;
    private const int LongestWord = 32;
    private const int MostReadings = 5;
    private const float OneMistake = 0.6f;
    private const float OtherKeyboard = 0.9f;

    /// <param name="reader">Of the index.</param>
    /// <param name="typed">With capital letters, which are other keys in Hangul.</param>
    /// <param name="word">As the index would have it.</param>
    public static IEnumerable<(string Field, string Text, float Closeness)> Readings(IndexReader reader, string typed, string word)
    {
        if (word.Length > LongestWord)
        {
            return [];
        }

        if (Keyboard(typed) is { } meant)
        {
            var known = new TextAnalysis("ko").Read(meant)
                .Select(term => (Field: term.Kind is TermKind.Whole ? ArticleFields.Wholes : ArticleFields.Terms, term.Text, OtherKeyboard * RankingWeights.Of(term.Kind)))
                .Where(term => reader.DocFreq(new Lucene.Net.Index.Term(term.Field, term.Text)) > 0)
                .ToList();

            if (known.Count > 0)
            {
                return known;
            }
        }

        return word.Length >= ShortestForOneMistake && CharacterScripts.Of(word[0]) is CharacterScript.Spaced && !char.IsAsciiDigit(word[0]) ? Close(reader, word) : [];
    }

    private static string? Keyboard(string typed) =>
        char.IsAsciiLetter(typed[0]) ? HangulKeyboard.ToHangul(typed)
        : Jamo.IsLetter(typed[0]) || Jamo.IsSyllable(typed[0]) ? HangulKeyboard.ToLatin(typed)
        : null;

    private static List<(string, string, float)> Close(IndexReader reader, string word)
    {
        var terms = MultiFields.GetTerms(reader, ArticleFields.Wholes);

        if (terms is null)
        {
            return [];
        }

        var edits = word.Length >= ShortestForTwoMistakes ? 2 : 1;
        var close = new List<(string Text, float Closeness, int Frequency)>();
        var all = new FuzzyTermsEnum(terms, new AttributeSource(), new(ArticleFields.Wholes, word), edits, prefixLength: 1, transpositions: true);

        while (all.MoveNext())
        {
            var distance = all.Attributes.GetAttribute<IBoostAttribute>().Boost;
            close.Add((all.Term.Utf8ToString(), distance, all.DocFreq));
        }

        return
        [
            .. close.OrderByDescending(other => other.Closeness).ThenByDescending(other => other.Frequency).Take(MostReadings)
                .Select(other => (ArticleFields.Wholes, other.Text, OneMistake * other.Closeness)),
        ];
    }
}
