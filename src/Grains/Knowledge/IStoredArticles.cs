using System.Collections.Immutable;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>How knowledge bases are now, texts included, for those who keep a copy. Reads only, and waits for no writer.</summary>
public interface IStoredArticles
{
    /// <summary>In no order.</summary>
    Task<ImmutableArray<Section>> Sections(BrandId brand, CancellationToken cancellationToken);

    /// <summary>Those of them that are there.</summary>
    Task<ImmutableArray<WrittenArticle>> Articles(BrandId brand, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>All of a brand's, some at a time, by their ids; from the beginning after "".</summary>
    Task<ImmutableArray<WrittenArticle>> Page(BrandId brand, string after, int limit, CancellationToken cancellationToken);
}

/// <summary>An article as it is now, with its text.</summary>
public sealed record WrittenArticle(Article Article, string Body);
