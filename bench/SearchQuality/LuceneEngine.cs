using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Oqupie.Bench.SearchQuality;

/// <summary>An analyzer of Lucene's and its BM25 as they come: title and text in one field, all terms optional.</summary>
internal sealed class LuceneEngine(string name, Analyzer analyzer) : IEngine
{
    private readonly RAMDirectory _directory = new();
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;

    public string Name => name;

    public Task Index(IReadOnlyList<Passage> passages)
    {
        using (var writer = new IndexWriter(_directory, new(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var passage in passages)
            {
                writer.AddDocument(
                    [new StringField("id", passage.Id, Field.Store.YES), new TextField("text", $"{passage.Title}\n{passage.Text}", Field.Store.NO)]);
            }
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new(_reader) { Similarity = new BM25Similarity() };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> Search(string question)
    {
        var query = new BooleanQuery();

        foreach (var term in Terms(question))
        {
            query.Add(new TermQuery(new("text", term)), Occur.SHOULD);
        }

        var hits = _searcher!.Search(query, 10).ScoreDocs;
        return Task.FromResult<IReadOnlyList<string>>([.. hits.Select(hit => _searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture))]);
    }

    public ValueTask DisposeAsync()
    {
        _reader?.Dispose();
        _directory.Dispose();
        analyzer.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<string> Terms(string question)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("text", question);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();

        while (stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        stream.End();
        return terms;
    }
}
