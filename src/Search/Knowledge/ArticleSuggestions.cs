using System.Collections.Immutable;
using Lucene.Net.Search;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Titles that may be what is being typed: those that begin so, then those with a word that does; Hangul also by first consonants and from English keys.
/// </summary>
internal static class ArticleSuggestions
{
    private const int MostTake = 20;
    private const int LongestText = 200;
    private const float AtTheBeginning = 4;
    private const float AsTyped = 2;

    public static ImmutableArray<ArticleSuggestion> Find(IndexSearcher searcher, ArticleTyping typing)
    {
        var text = TextFolding.Clean(typing.Text.Length <= LongestText ? typing.Text : typing.Text[..LongestText]);
        var typed = TitleBeginnings.Compact(text);
        var take = Math.Clamp(typing.Take, 0, MostTake);

        if (typed.Length is 0 || take is 0)
        {
            return [];
        }

        var query = new BooleanQuery(disableCoord: true);
        Add(query, Jamo.Letters(typed), AsTyped);

        if (HangulKeyboard.ToLetters(string.Concat(text.Where(char.IsAsciiLetterOrDigit))) is { } letters && text.Any(char.IsAsciiLetter))
        {
            Add(query, letters, 1);
        }

        var found = searcher.Search(new FilteredQuery(query, ArticleFilter.For(typing.Reader)), take);
        return
        [
            .. found.ScoreDocs.Select(hit => searcher.Doc(hit.Doc))
                .Select(document => new ArticleSuggestion(ArticleFields.Text(document, ArticleFields.Id), ArticleFields.Text(document, ArticleFields.Title)))
                .DistinctBy(suggestion => suggestion.Title, StringComparer.Ordinal),
        ];
    }

    private static void Add(BooleanQuery query, string typed, float weight)
    {
        var letters = typed.Length <= TitleBeginnings.Longest ? typed : typed[..TitleBeginnings.Longest];
        query.Add(Beginning(TitleBeginnings.First + letters, weight * AtTheBeginning), Occur.SHOULD);
        query.Add(Beginning(TitleBeginnings.Any + letters, weight), Occur.SHOULD);
    }

    private static PrefixQuery Beginning(string letters, float weight) => new(new(ArticleFields.Beginnings, letters))
    {
        Boost = weight,
        MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE,
    };
}
