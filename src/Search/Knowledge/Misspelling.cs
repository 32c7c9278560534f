using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Oqupie.Search.Analysis;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>What a word that no article has may have been meant to be.</summary>
internal static class Misspelling
{
    private const int ShortestForOneMistake = 4;
    private const int ShortestForTwoMistakes = 8;
    private const int LongestWord = 32;
    private const int LongestHangul = 8;
    private const int MostReadings = 5;
    private const int MostHangulReadings = 3;
    private const float OneMistake = 0.6f;
    private const float SameSound = 0.8f;
    private const float OtherKeyboard = 0.9f;

    /// <param name="reader">Of the index.</param>
    /// <param name="seen">Its terms.</param>
    /// <param name="typed">With capital letters, which are other keys in Hangul.</param>
    /// <param name="word">As the index would have it.</param>
    public static IEnumerable<(string Field, string Text, float Closeness)> Readings(IndexReader reader, SeenTerms seen, string typed, string word)
    {
        if (word.Length > LongestWord)
        {
            return [];
        }

        if (Keyboard(typed) is { } meant)
        {
            var known = new TextAnalysis("ko").Read(meant)
                .Select(term => (Field: FieldOf(term.Kind), term.Text, OtherKeyboard * RankingWeights.Of(term.Kind)))
                .Where(term => reader.DocFreq(new Lucene.Net.Index.Term(term.Field, term.Text)) > 0)
                .ToList();

            if (known.Count > 0)
            {
                return known;
            }
        }

        if (word.Length is >= 2 and <= LongestHangul && word.All(Jamo.IsSyllable))
        {
            return CloseHangul(seen, word);
        }

        return word.Length >= ShortestForOneMistake && CharacterScripts.Of(word[0]) is CharacterScript.Spaced && !char.IsAsciiDigit(word[0])
            ? Close(reader, word)
            : [];
    }

    private static string FieldOf(TermKind kind) => kind is TermKind.Whole ? ArticleFields.Wholes : ArticleFields.Terms;

    private static string? Keyboard(string typed) =>
        char.IsAsciiLetter(typed[0]) ? HangulKeyboard.ToHangul(typed)
        : Jamo.IsLetter(typed[0]) || Jamo.IsSyllable(typed[0]) ? HangulKeyboard.ToLatin(typed)
        : null;

    /// <summary>
    /// A word of two syllables is looked for as a part of words, a longer one as it is written; what is found then is found by its parts, too.
    /// </summary>
    private static IEnumerable<(string Field, string Text, float Closeness)> CloseHangul(SeenTerms seen, string word)
    {
        var field = word.Length is 2 ? ArticleFields.Terms : ArticleFields.Wholes;
        var close =
            from other in HangulMistakes.Of(word)
            let frequency = seen.Find(new(field, other.Word)).DocFreq
            where frequency > 0
            orderby other.SoundsTheSame descending, frequency descending
            select other;
        return close.Take(MostHangulReadings).SelectMany(other => Parts(other.Word, other.SoundsTheSame ? SameSound : OneMistake));
    }

    private static IEnumerable<(string Field, string Text, float Closeness)> Parts(string word, float closeness)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            yield return (ArticleFields.Terms, word.Substring(i, 2), closeness);
        }

        yield return (ArticleFields.Wholes, word, closeness * RankingWeights.Of(TermKind.Whole));
    }

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
