using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Where everything of a knowledge base lies in its zip.</summary>
internal sealed class ExportLayout
{
    private readonly Dictionary<string, string> _articles = [];
    private readonly List<(string Path, SectionInfo Section)> _sections = [];
    private readonly ILookup<string, SectionInfo> _folders;
    private readonly ILookup<string, ArticleHead> _heads;

    private ExportLayout(KnowledgeTree tree)
    {
        _folders = tree.Folders.ToLookup(folder => folder.Folder ?? folder.Category!);
        _heads = tree.Articles.ToLookup(article => article.Place.Folder ?? article.Place.Category!);
        Lay("", tree.Categories, new(PictureShelf.Folder));
    }

    /// <summary>The file of each article.</summary>
    public IReadOnlyDictionary<string, string> Articles => _articles;

    /// <summary>Each category and folder with its own folder, those above first.</summary>
    public IReadOnlyList<(string Path, SectionInfo Section)> Sections => _sections;

    public static ExportLayout Of(KnowledgeTree tree) => new(tree);

    /// <summary>Of texts on their way into the file, with what becomes of their pictures.</summary>
    public static MarkdownAddresses Addresses(string file, IReadOnlyDictionary<string, string> articles, PictureShelf pictures, Action<PictureFile> met) => new(
        link => ArticleAddresses.Read(link) is { } to && articles.TryGetValue(to.Article, out var path) ? EntryPaths.Between(file, path) + to.Part : link,
        source =>
        {
            if (pictures.Of(source) is not { } found)
            {
                return source;
            }

            met(found);
            return EntryPaths.Between(file, found.Path);
        })
    {
        SizeOf = source => pictures.Of(source)?.Size,
    };

    private void Lay(string folder, IEnumerable<SectionInfo> sections, EntryNames names)
    {
        foreach (var section in sections)
        {
            var path = EntryPaths.Under(folder, names.Take(section.Name));
            _sections.Add((path, section));

            var within = new EntryNames();

            foreach (var article in _heads[section.Id])
            {
                _articles[article.Id] = EntryPaths.Under(path, within.Take(article.Title) + ArticleMarkdown.Extension);
            }

            Lay(path, _folders[section.Id], within);
        }
    }
}
