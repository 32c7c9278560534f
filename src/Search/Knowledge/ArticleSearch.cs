using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Analysis;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// Finds in two steps: the rarer terms of the question pick candidates, by BM25 and for a bounded number of postings; then all terms, their fields and their
/// places order those.
/// </summary>
internal static class ArticleSearch
{
    private const int Candidates = 100;
    private const int MostTake = 100;
    private const int MostSkip = 1000;

    // Question words and their like are found everywhere and show nothing.
    private const float LeastShownWeight = 0.15f;

    public static ArticleHits Find(IndexSearcher searcher, ArticleQuestion question)
    {
        var take = Math.Clamp(question.Take, 0, MostTake);
        var skip = Math.Clamp(question.Skip, 0, MostSkip);
        var seen = new SeenTerms(searcher.IndexReader);
        var asked = QuestionReading.Read(searcher.IndexReader, seen, question);

        if (asked.Count is 0 || take is 0)
        {
            return ArticleHits.None;
        }

        var wanted = Math.Max(Candidates, skip + take);
        var (candidates, found) = ArticlePicking.Pick(searcher, seen, asked, question.Reader, wanted);
        var ranked = new ArticleRanking(searcher, seen, asked).Rank(candidates);
        var loudEnough = ranked.FindIndex(hit => hit.Score < ranked[0].Score * RankingWeights.Noise) is >= 0 and var quiet ? quiet : ranked.Count;
        var total = loudEnough < wanted ? loudEnough : Math.Max(loudEnough, found);
        var snippets = new Snippets(Values(asked));
        var hits = ranked.Take(loudEnough).Skip(skip).Take(take).Select(hit => Hit(searcher, hit, snippets, question.WithSnippets));

        return new(total, [.. hits]);
    }

    private static Dictionary<string, float> Values(List<AskedTerm> asked)
    {
        var values = new Dictionary<string, float>(StringComparer.Ordinal);

        foreach (var term in asked.Where(term => term.Weight >= LeastShownWeight))
        {
            values[term.Term.Text] = Math.Max(values.GetValueOrDefault(term.Term.Text), term.Weight * term.Rarity);
        }

        return values;
    }

    private static ArticleHit Hit(IndexSearcher searcher, ScoreDoc hit, Snippets snippets, bool withSnippets)
    {
        var document = searcher.Doc(hit.Doc);
        var title = ArticleFields.Text(document, ArticleFields.Title);
        var language = ArticleFields.Text(document, ArticleFields.Language);

        return new()
        {
            Id = ArticleFields.Text(document, ArticleFields.Id),
            Version = document.GetField(ArticleFields.ArticleVersion).GetInt64Value() ?? 0,
            Title = title,
            Path = ArticleFields.Text(document, ArticleFields.Path),
            TitleHtml = withSnippets ? snippets.Whole(title, language) : "",
            SnippetHtml = withSnippets ? snippets.Best(ArticleFields.Text(document, ArticleFields.Body), language) : "",
            Score = hit.Score,
        };
    }
}
