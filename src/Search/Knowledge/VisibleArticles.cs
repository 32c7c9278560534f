using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// What a reader may see of one segment, for a search that looks at very many documents. A changed article is another document, so what everybody and what
/// members may see is found out once in a segment's life.
/// </summary>
internal sealed class VisibleArticles
{
    private static readonly ConditionalWeakTable<object, FixedBitSet> Everybodys = [];
    private static readonly ConditionalWeakTable<object, FixedBitSet> Members = [];

    private readonly IBits? _live;
    private readonly FixedBitSet _shared;
    private readonly HashSet<int> _drafts = [];

    public VisibleArticles(AtomicReaderContext leaf, ArticleReader reader)
    {
        _live = leaf.AtomicReader.LiveDocs;
        _shared = (reader.Member is null ? Everybodys : Members).GetValue(leaf.AtomicReader.CoreCacheKey, _ => Shared(leaf, reader));

        if (reader.Member is { } member)
        {
            Each(leaf, ArticleFilter.DraftsOf(member), doc => _drafts.Add(doc));
        }
    }

    public bool Contains(int doc) => (_shared.Get(doc) || _drafts.Contains(doc)) && _live?.Get(doc) is not false;

    private static FixedBitSet Shared(AtomicReaderContext leaf, ArticleReader reader)
    {
        var shared = new FixedBitSet(leaf.Reader.MaxDoc);
        Each(leaf, ArticleFilter.SharedWith(reader), shared.Set);
        return shared;
    }

    // Deleted ones too: a segment outlives what is deleted of it.
    private static void Each(AtomicReaderContext leaf, Query query, Action<int> take)
    {
        if (new QueryWrapperFilter(query).GetDocIdSet(leaf, null)?.GetIterator() is not { } documents)
        {
            return;
        }

        for (var doc = documents.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.NextDoc())
        {
            take(doc);
        }
    }
}
