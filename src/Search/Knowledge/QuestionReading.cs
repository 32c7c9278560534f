using Lucene.Net.Index;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Analysis;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Reads a question into terms that the index has. All of them are optional; what a term says is weighed by its kind and its rarity. No text is an operator,
/// and work is bounded: a thousand characters, a hundred terms.
/// </summary>
internal sealed class QuestionReading
{
    private const int LongestText = 1000;
    private const int MostTerms = 100;
    private const int MostSynonyms = 16;
    private const float SynonymWeight = 0.7f;
    private const float QuestionWordWeight = 0.1f;
    private const float PartlyQuestionWordWeight = 0.4f;

    private readonly IndexReader _reader;
    private readonly SeenTerms _seen;
    private readonly string _language;
    private readonly Dictionary<Lucene.Net.Index.Term, AskedTerm> _asked = [];
    private int _words;

    private QuestionReading(IndexReader reader, SeenTerms seen, string language) => (_reader, _seen, _language) = (reader, seen, language);

    /// <summary>In the order of the question, synonyms behind it.</summary>
    public static List<AskedTerm> Read(IndexReader reader, SeenTerms seen, ArticleQuestion question)
    {
        var reading = new QuestionReading(reader, seen, TextAnalysis.BaseLanguage(question.Language));
        var text = TextFolding.Clean(question.Text.Length <= LongestText ? question.Text : question.Text[..LongestText]);
        reading.Take(text, 1);

        foreach (var synonym in Synonyms(text, question).Take(MostSynonyms))
        {
            reading.Take(TextFolding.Clean(synonym), SynonymWeight);
        }

        return [.. reading._asked.Values];
    }

    /// <summary>Over all the index has, replaced articles among them, as the frequency is.</summary>
    private static float Rarity(IndexReader reader, int frequency) => MathF.Log(1 + ((reader.MaxDoc - frequency + 0.5f) / (frequency + 0.5f)));

    private void Take(string text, float weight)
    {
        var terms = new TextAnalysis(_language).Read(text);
        var marked = QuestionWords.Mark(TextFolding.Fold(text), _language);
        var onlyQuestionWords = terms.All(term => Share(term, marked) < 1);
        var found = new HashSet<int>();

        foreach (var term in terms)
        {
            var share = onlyQuestionWords ? 1 : Share(term, marked);

            var known = Add(FieldOf(term.Kind), term.Text, weight * share * RankingWeights.Of(term.Kind), _words + term.Word)
                && term.Kind is not (TermKind.Whole or TermKind.WeakGram);

            // What only asks is no mistake where no article has it.
            if (known || share < 1)
            {
                found.Add(term.Word);
            }
        }

        foreach (var word in terms.Where(term => term.Kind is TermKind.Whole && !found.Contains(term.Word)).ToList())
        {
            foreach (var (field, other, closeness) in Misspelling.Readings(_reader, _seen, text[word.Start..word.End], word.Text))
            {
                Add(field, other, weight * closeness, _words + word.Word);
            }
        }

        _words += terms.Count is 0 ? 0 : terms[^1].Word + 1;
    }

    private bool Add(string field, string text, float weight, int word)
    {
        var term = new Lucene.Net.Index.Term(field, text);

        if (_asked.TryGetValue(term, out var before))
        {
            _asked[term] = before with { Weight = Math.Max(before.Weight, weight) };
            return true;
        }

        if (_asked.Count >= MostTerms)
        {
            return true;
        }

        var states = _seen.Find(term);

        if (states.DocFreq is 0)
        {
            return false;
        }

        _asked[term] = new(term, weight, word, states, Rarity(_reader, states.DocFreq));
        return true;
    }

    private static string FieldOf(TermKind kind) => kind switch
    {
        TermKind.Whole => ArticleFields.Wholes,
        TermKind.Single => ArticleFields.Singles,
        _ => ArticleFields.Terms,
    };

    private float Share(Analysis.Term term, bool[] marked)
    {
        if (CharacterScripts.Of(term.Text[0]) is CharacterScript.Spaced or CharacterScript.Hangul)
        {
            return QuestionWords.Contains(term.Text, _language) ? QuestionWordWeight : 1;
        }

        var count = 0;

        for (var i = term.Start; i < term.End && i < marked.Length; i++)
        {
            count += marked[i] ? 1 : 0;
        }

        return count is 0 ? 1 : count == term.End - term.Start ? QuestionWordWeight : PartlyQuestionWordWeight;
    }

    private static IEnumerable<string> Synonyms(string text, ArticleQuestion question)
    {
        if (question.Synonyms.IsDefaultOrEmpty)
        {
            yield break;
        }

        var folded = TextFolding.Fold(text);

        foreach (var group in question.Synonyms)
        {
            var said = group.FirstOrDefault(word => Says(folded, TextFolding.Fold(TextFolding.Clean(word))));

            foreach (var other in said is null ? [] : group.Where(word => !string.Equals(word, said, StringComparison.Ordinal)))
            {
                yield return other;
            }
        }
    }

    /// <summary>As a word; in scripts without spaces, and before Korean particles, wherever it stands.</summary>
    private static bool Says(string text, string word)
    {
        for (var at = word.Length is 0 ? -1 : text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var spaced = CharacterScripts.Of(word[^1]) is CharacterScript.Spaced;
            var begins = at is 0 || CharacterScripts.Of(text[at - 1]) is CharacterScript.None || CharacterScripts.Of(word[0]) is CharacterScript.Han;
            var ends = !spaced || at + word.Length == text.Length || CharacterScripts.Of(text[at + word.Length]) is not CharacterScript.Spaced;

            if (begins && ends)
            {
                return true;
            }
        }

        return false;
    }
}
