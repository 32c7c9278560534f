using Lucene.Net.Index;
using Lucene.Net.Search;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Knowledge;

/// <summary>What a reader may see, as part of the query: what it leaves out is neither found nor counted.</summary>
internal static class ArticleFilter
{
    public static Filter For(ArticleReader reader)
    {
        if (reader.Member is not { } member)
        {
            return new QueryWrapperFilter(Seen(ArticleVisibility.Public));
        }

        return new QueryWrapperFilter(new BooleanQuery
        {
            { Seen(ArticleVisibility.Public), Occur.SHOULD },
            { Seen(ArticleVisibility.Member), Occur.SHOULD },
            {
                new BooleanQuery
                {
                    { Seen(ArticleVisibility.Draft), Occur.MUST },
                    { new TermQuery(new(ArticleFields.Author, member)), Occur.MUST },
                },
                Occur.SHOULD
            },
        });
    }

    private static TermQuery Seen(ArticleVisibility visibility) => new(new(ArticleFields.Visibility, visibility.ToString()));
}
