using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>The tree in memory, so ordered that a change costs what it changes and not what there is.</summary>
internal sealed class KnowledgeBook
{
    private static readonly SortedSet<(long Position, string Id)> Nothing = [];
    private static readonly Shelf Empty = new();

    private readonly Dictionary<string, Section> _sections = [];
    private readonly Dictionary<string, Article> _articles = [];
    private readonly Dictionary<string, Shelf> _sectionsIn = [];
    private readonly Dictionary<string, SortedSet<(long Position, string Id)>> _articlesIn = [];
    private readonly Dictionary<string, Shelf> _shelves = [];
    private readonly Dictionary<string, HashSet<string>> _saying = [];

    public KnowledgeBook(StoredKnowledge stored)
    {
        Version = stored.Version;

        foreach (var section in stored.Sections)
        {
            Keep(section);
        }

        foreach (var article in stored.Articles)
        {
            Keep(article);
        }
    }

    /// <summary>Of the stored tree.</summary>
    public long Version { get; set; }

    /// <summary>Categories, then what lies in them, each in its order.</summary>
    public IEnumerable<Section> Sections => Within("");

    public Section? Section(string? id) => id is null ? null : _sections.GetValueOrDefault(id);

    public Article? Article(string id) => _articles.GetValueOrDefault(id);

    /// <summary>Those that become public by themselves at their time.</summary>
    public IEnumerable<Article> Planned => _articles.Values.Where(article => article.PublishAt is not null);

    public IEnumerable<Section> SectionsIn(string parent) => SectionShelf(parent).From(0, "").Select(entry => _sections[entry.Id]);

    public IEnumerable<Article> ArticlesIn(string section) => _articlesIn.GetValueOrDefault(section, Nothing).Select(entry => _articles[entry.Id]);

    /// <summary>Its articles as readers see them.</summary>
    public Shelf ArticleShelf(string section) => _shelves.GetValueOrDefault(section, Empty);

    /// <summary>The sections that lie directly in it.</summary>
    public Shelf SectionShelf(string parent) => _sectionsIn.GetValueOrDefault(parent, Empty);

    /// <summary>Those that say the same as the one that was written first, itself included.</summary>
    public IEnumerable<Article> Saying(string original) =>
        _saying.TryGetValue(original, out var articles) ? articles.Select(id => _articles[id]) : [];

    /// <summary>The position behind all its articles.</summary>
    public long Behind(string section) => _articlesIn.TryGetValue(section, out var articles) && articles.Count > 0 ? articles.Max.Position + 1 : 1;

    public bool IsEmpty(string section) => !SectionsIn(section).Any() && !ArticlesIn(section).Any();

    /// <summary>From the category down to the section itself; empty where a part of the way is missing.</summary>
    public IReadOnlyList<Section> PathTo(string section)
    {
        var path = new List<Section>();

        for (var at = Section(section); at is not null; at = Section(at.Parent))
        {
            path.Insert(0, at);
        }

        return path is [{ Kind: SectionKind.Category }, ..] ? path : [];
    }

    /// <summary>As hidden as the most hidden thing on the way; to whom nothing leads, to the staff alone.</summary>
    public KnowledgeState Visible(Article article) =>
        (KnowledgeState)PathTo(article.Parent).Select(section => (int)section.State).DefaultIfEmpty((int)KnowledgeState.Member).Append((int)article.State)
            .Min();

    public void Keep(Section section)
    {
        Remove(section);
        _sections[section.Id] = section;
        Of(_sectionsIn, section.Parent).Add(new(section.Position, section.Id), null);
    }

    public void Remove(Section section)
    {
        if (_sections.Remove(section.Id, out var before))
        {
            _sectionsIn[before.Parent].Remove(new(before.Position, before.Id), null);
        }
    }

    public void Keep(Article article)
    {
        Remove(article);
        _articles[article.Id] = article;
        InOrder(article.Parent).Add((article.Position, article.Id));
        Of(_shelves, article.Parent).Add(Entry(article), DraftOf(article));
        Of(_saying, Original(article)).Add(article.Id);
    }

    public void Remove(Article article)
    {
        if (_articles.Remove(article.Id, out var before))
        {
            _articlesIn[before.Parent].Remove((before.Position, before.Id));
            _shelves[before.Parent].Remove(Entry(before), DraftOf(before));

            if (_saying[Original(before)] is var saying && saying.Remove(before.Id) && saying.Count is 0)
            {
                _saying.Remove(Original(before));
            }
        }
    }

    private static ShelfEntry Entry(Article article) => new(article.Position, article.Id);

    private static string? DraftOf(Article article) => article.State is KnowledgeState.Draft ? article.Author : null;

    private static string Original(Article article) => article.TranslationOf.Length > 0 ? article.TranslationOf : article.Id;

    private IEnumerable<Section> Within(string parent) => SectionsIn(parent).SelectMany(section => Within(section.Id).Prepend(section));

    private SortedSet<(long Position, string Id)> InOrder(string section)
    {
        if (!_articlesIn.TryGetValue(section, out var articles))
        {
            _articlesIn[section] = articles = new(ByPosition);
        }

        return articles;
    }

    private static T Of<T>(Dictionary<string, T> all, string key)
        where T : new()
    {
        if (!all.TryGetValue(key, out var one))
        {
            all[key] = one = new();
        }

        return one;
    }

    private static readonly Comparer<(long Position, string Id)> ByPosition = Comparer<(long Position, string Id)>.Create(
        (one, other) => one.Position.CompareTo(other.Position) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id));
}
