using Lucene.Net.Documents;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>How articles lie in their index.</summary>
internal sealed class ArticleForm : IndexForm<IndexedArticle>
{
    private static readonly ThreadLocal<ArticleDocument> Documents = new(() => new());

    public override string Version => ArticleFields.Version;

    public override string IdOf(IndexedArticle thing) => thing.Id;

    public override Lucene.Net.Index.Term TermOf(string id) => new(ArticleFields.Id, id);

    public override Document DocumentOf(IndexedArticle thing) => Documents.Value!.Of(thing);
}
