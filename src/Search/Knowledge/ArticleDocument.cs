using Lucene.Net.Documents;
using Lucene.Net.Index;
using Oqupie.Grains.Knowledge;
using Oqupie.Search.Analysis;
using Oqupie.Search.Index;

namespace Oqupie.Search.Knowledge;

/// <summary>Makes articles documents. Keeps its buffers, so it is one thread's at a time.</summary>
internal sealed class ArticleDocument
{
    /// <summary>Of a body; the rest is neither found nor kept.</summary>
    public const int LongestBody = 1_000_000;

    private const int LongestTitle = 1000;
    private const int MostBeginnings = 30;

    private static readonly FieldType WithPlaces = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);
    private static readonly FieldType WithCounts = Frozen(IndexOptions.DOCS_AND_FREQS, norms: false);
    private static readonly FieldType Bare = Frozen(IndexOptions.DOCS_ONLY, norms: false);

    private readonly Dictionary<string, TextAnalysis> _analyses = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<string> _wholes = [];
    private readonly List<string> _singles = [];
    private readonly ReadTerms[] _streams = [new(), new(), new(), new()];

    /// <summary>The document is to be written before the next is asked for.</summary>
    public Document Of(IndexedArticle article)
    {
        var title = TextFolding.Clean(Cut(article.Title, LongestTitle));
        var body = TextFolding.Clean(Cut(article.Body, LongestBody));
        var analysis = AnalysisOf(article.Language);
        _terms.Clear();
        _wholes.Clear();
        _singles.Clear();
        Take(analysis, title);
        var ofTitle = _terms.Count;

        foreach (var tag in article.Tags)
        {
            Take(analysis, TextFolding.Clean(Cut(tag, LongestTitle)));
        }

        var ofTags = _terms.Count - ofTitle;
        Take(analysis, body);

        return
        [
            new StringField(ArticleFields.Id, article.Id, Field.Store.YES),
            new Field(ArticleFields.Terms, _streams[0].Of(_terms), WithPlaces),
            new Field(ArticleFields.Wholes, _streams[1].Of(_wholes), WithCounts),
            new Field(ArticleFields.Singles, _streams[2].Of(_singles), WithCounts),
            new Field(ArticleFields.Beginnings, _streams[3].Of(TitleBeginnings.Of(title, MostBeginnings)), Bare),
            new NumericDocValuesField(ArticleFields.Lengths, ArticleFields.Pack(ofTitle, ofTags, _terms.Count - ofTitle - ofTags)),
            new NumericDocValuesField(ArticleFields.UpdatedAt, article.UpdatedAt.ToUnixTimeSeconds()),
            new StringField(ArticleFields.Visibility, article.Visibility.ToString(), Field.Store.NO),
            new StringField(ArticleFields.Author, article.Author ?? "", Field.Store.NO),
            new StoredField(ArticleFields.ArticleVersion, article.Version),
            new StoredField(ArticleFields.Language, article.Language),
            new StoredField(ArticleFields.Title, title),
            new StoredField(ArticleFields.Path, article.Path),
            new StoredField(ArticleFields.Body, body),
        ];
    }

    private TextAnalysis AnalysisOf(string language)
    {
        var key = TextAnalysis.BaseLanguage(language);

        if (!_analyses.TryGetValue(key, out var analysis))
        {
            _analyses[key] = analysis = new(key);
        }

        return analysis;
    }

    private void Take(TextAnalysis analysis, string text)
    {
        foreach (var term in analysis.Read(text))
        {
            (term.Kind switch { TermKind.Whole => _wholes, TermKind.Single => _singles, _ => _terms }).Add(term.Text);
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static FieldType Frozen(IndexOptions options, bool norms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = !norms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
