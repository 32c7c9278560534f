using System.Collections.Immutable;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>What happened to knowledge bases, and how they are now, for those who keep a copy. Reads only, and waits for no writer.</summary>
public interface IKnowledgeLog
{
    /// <summary>
    /// A position before everything that cannot be read yet: who reads the articles after this was answered, and then follows from here, has missed nothing.
    /// </summary>
    Task<string> End(CancellationToken cancellationToken);

    /// <summary>Whether the position may be one of this log; it is not where an older log was put in its place.</summary>
    Task<bool> Knows(string position, CancellationToken cancellationToken);

    /// <summary>The brand's next events, in an order in which none comes later before one that was answered.</summary>
    Task<ImmutableArray<LoggedKnowledge>> After(BrandId brand, string position, int limit, CancellationToken cancellationToken);

    /// <summary>In no order.</summary>
    Task<ImmutableArray<Section>> Sections(BrandId brand, CancellationToken cancellationToken);

    /// <summary>Those of them that are there.</summary>
    Task<ImmutableArray<WrittenArticle>> Articles(BrandId brand, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>All of a brand's, some at a time, by their ids; from the beginning after "".</summary>
    Task<ImmutableArray<WrittenArticle>> Page(BrandId brand, string after, int limit, CancellationToken cancellationToken);
}

/// <param name="Position">Where the log stands after it.</param>
/// <param name="Id">The article's; the brand's for what happened to the tree.</param>
/// <param name="Happened">What.</param>
public sealed record LoggedKnowledge(string Position, string Id, KnowledgeEvent Happened);

/// <summary>An article as it is now, with its text.</summary>
public sealed record WrittenArticle(Article Article, string Body);
