using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Knowledge;

/// <summary>What was written to a brand's index while the next one was being built: the last of each article. Used behind the brand's gate.</summary>
internal sealed class WrittenMeanwhile(string position)
{
    private readonly Dictionary<string, IndexedArticle?> _changed = new(StringComparer.Ordinal);

    public string Position { get; private set; } = position;

    public IEnumerable<IndexedArticle> Put => _changed.Values.OfType<IndexedArticle>();

    public IEnumerable<string> Deleted => _changed.Where(change => change.Value is null).Select(change => change.Key);

    public void Add(ArticleChanges changes)
    {
        foreach (var id in changes.Deleted)
        {
            _changed[id] = null;
        }

        foreach (var article in changes.Put)
        {
            _changed[article.Id] = article;
        }

        Position = changes.Position;
    }
}
