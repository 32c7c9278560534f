using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>The knowledge base of a brand: its tree, and the only place where it changes. The key is a brand.</summary>
/// <remarks>
/// A change is in the store before its call returns. Somebody else's draft is "not found", and so is everything of a brand the actor does not serve.
/// </remarks>
[Alias("oqupie.IKnowledgeGrain")]
public interface IKnowledgeGrain : IGrainWithStringKey
{
    /// <summary>Everything the actor may see, each kind in the order of its place.</summary>
    [Alias("Tree")]
    Task<Outcome<KnowledgeTree>> Tree(Actor actor, CancellationToken cancellationToken);

    [Alias("Section")]
    Task<Outcome<SectionInfo>> Section(Actor actor, SectionKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Refused where the name is empty, the state is draft, or the place is none, too deep or of another brand.</summary>
    [Alias("MakeSection")]
    Task<Outcome<SectionInfo>> MakeSection(Actor actor, SectionKind kind, SectionWish wish, CancellationToken cancellationToken);

    /// <summary>Moves too: with a folder go its folders and articles. Refused where it would lie in itself or deeper than folders may.</summary>
    [Alias("ChangeSection")]
    Task<Outcome<SectionInfo>> ChangeSection(Actor actor, SectionKind kind, string id, SectionWish wish, CancellationToken cancellationToken);

    /// <summary>Refused (not-empty) while anything lies in it, be it a draft that the actor does not see.</summary>
    [Alias("DeleteSection")]
    Task<Outcome<Done>> DeleteSection(Actor actor, SectionKind kind, string id, CancellationToken cancellationToken);
}

/// <summary>The articles in the tree. The same grain as <see cref="IKnowledgeGrain"/>.</summary>
[Alias("oqupie.IKnowledgeArticlesGrain")]
public interface IKnowledgeArticlesGrain : IGrainWithStringKey
{
    /// <summary>A draft of the actor's unless another state is said. Refused where the title is empty or the place is none.</summary>
    [Alias("MakeArticle")]
    Task<Outcome<ArticleInfo>> MakeArticle(Actor actor, ArticleWish wish, CancellationToken cancellationToken);

    [Alias("Article")]
    Task<Outcome<ArticleInfo>> Article(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Changes, moves or both. Refused (moved-on) and nothing changed where the article is not at the expected version. The same values again change nothing.
    /// Only the author makes a draft of it again.
    /// </summary>
    [Alias("ChangeArticle")]
    Task<Outcome<ArticleInfo>> ChangeArticle(Actor actor, string id, ArticleWish wish, CancellationToken cancellationToken);

    /// <summary>With all its versions; what is deleted does not come back, nor does its id.</summary>
    [Alias("DeleteArticle")]
    Task<Outcome<Done>> DeleteArticle(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>Title, text, tags and language as they were, as a new version; the state stays as it is.</summary>
    [Alias("Restore")]
    Task<Outcome<ArticleInfo>> Restore(Actor actor, string id, long version, CancellationToken cancellationToken);

    /// <summary>Newest first. Versions that were drafts are their author's alone.</summary>
    [Alias("Versions")]
    Task<Outcome<ImmutableArray<ArticleVersion>>> Versions(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>The article as it was at that version, in the place where it lies today.</summary>
    [Alias("AtVersion")]
    Task<Outcome<ArticleInfo>> AtVersion(Actor actor, string id, long version, CancellationToken cancellationToken);
}

/// <summary>What one may see of a knowledge base.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.KnowledgeTree")]
public sealed record KnowledgeTree
{
    [Id(0)]
    public ImmutableArray<SectionInfo> Categories { get; init; } = [];

    [Id(1)]
    public ImmutableArray<SectionInfo> Folders { get; init; } = [];

    [Id(2)]
    public ImmutableArray<ArticleHead> Articles { get; init; } = [];
}
