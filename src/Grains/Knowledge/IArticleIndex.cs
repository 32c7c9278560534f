using System.Collections.Immutable;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// Finds a brand's articles by what people write. It is a copy that may be lost at any time: whoever follows the event log asks for <see cref="Position"/>,
/// goes on from there, and calls <see cref="Rebuild"/> where there is none. All work is done on threads of its own.
/// </summary>
public interface IArticleIndex
{
    /// <summary>
    /// How far the brand's index has got and would still be after a crash, as it was said to <see cref="Write"/>; null where it must be built: it is new, was
    /// damaged, or is of an older analysis (and answers until the new one is there).
    /// </summary>
    Task<string?> Position(BrandId brand, CancellationToken cancellationToken);

    /// <summary>
    /// Takes changes in. They are found as soon as this answers, and are on the disk a little later. Changes of one brand are to be written one after another;
    /// the same change twice is harmless.
    /// </summary>
    Task Write(BrandId brand, ArticleChanges changes, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the index anew beside the old one, which answers meanwhile, and puts it in its place. What is written meanwhile is in it, and wins over what
    /// <paramref name="articles"/> brings. Broken off, it leaves the old one as it was.
    /// </summary>
    /// <param name="brand">Whose.</param>
    /// <param name="articles">All there are, each once.</param>
    /// <param name="position">As it was before <paramref name="articles"/> were read.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task Rebuild(BrandId brand, IAsyncEnumerable<IndexedArticle> articles, string position, CancellationToken cancellationToken);

    /// <summary>The best first. Never fails for what the text is; an index that is not there finds nothing.</summary>
    Task<ArticleHits> Search(BrandId brand, ArticleQuestion question, CancellationToken cancellationToken);

    /// <summary>Articles whose title may be what is being typed, the likeliest first.</summary>
    Task<ImmutableArray<ArticleSuggestion>> Suggest(BrandId brand, ArticleTyping typing, CancellationToken cancellationToken);

    /// <summary>The brand is gone; so is its index.</summary>
    Task Drop(BrandId brand, CancellationToken cancellationToken);
}

/// <summary>
/// Hears that an index was found damaged and thrown away, or fell back to what was on the disk, so that somebody asks for its
/// <see cref="IArticleIndex.Position"/> at once. Called on any thread; must not wait.
/// </summary>
public interface ILostArticleIndexes
{
    void Lost(BrandId brand);
}
