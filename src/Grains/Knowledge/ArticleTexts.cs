using System.Collections.Concurrent;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// The texts that many read, for the silo's own use. A version never changes, so what is here is right; what is too much is forgotten all at once.
/// </summary>
internal sealed class ArticleTexts(IKnowledgeStore store)
{
    /// <summary>Characters, so about 64 MB.</summary>
    private const long Most = 32_000_000;

    private readonly ConcurrentDictionary<(ArticleId Article, long Version), ArticleText> _texts = new();
    private long _size;

    public async ValueTask<ArticleText?> Read(ArticleId article, long version, CancellationToken cancellationToken)
    {
        if (_texts.TryGetValue((article, version), out var known))
        {
            return known;
        }

        if (await store.Read(article, version, cancellationToken) is not { } text)
        {
            return null;
        }

        if (Interlocked.Add(ref _size, text.Body.Length + 500) > Most)
        {
            _texts.Clear();
            Interlocked.Exchange(ref _size, text.Body.Length);
        }

        _texts[(article, version)] = text;
        return text;
    }
}
