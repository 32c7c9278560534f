using Lucene.Net.Search;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Knowledge;

/// <summary>What a reader may see, as part of the query: what it leaves out is neither found nor counted.</summary>
internal static class ArticleFilter
{
    public static Filter For(ArticleReader reader) => new QueryWrapperFilter(
        reader.Member is { } member
            ? new BooleanQuery { { SharedWith(reader), Occur.SHOULD }, { DraftsOf(member), Occur.SHOULD } }
            : SharedWith(reader));

    /// <summary>What one sees as one of many, whoever of them one is.</summary>
    public static Query SharedWith(ArticleReader reader) => reader.Member is null
        ? Seen(ArticleVisibility.Public)
        : new BooleanQuery { { Seen(ArticleVisibility.Public), Occur.SHOULD }, { Seen(ArticleVisibility.Member), Occur.SHOULD } };

    public static Query DraftsOf(string member) => new BooleanQuery
    {
        { Seen(ArticleVisibility.Draft), Occur.MUST },
        { new TermQuery(new(ArticleFields.Author, member)), Occur.MUST },
    };

    private static TermQuery Seen(ArticleVisibility visibility) => new(new(ArticleFields.Visibility, visibility.ToString()));
}
