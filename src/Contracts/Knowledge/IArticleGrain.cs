using System.Collections.Immutable;

namespace Oqupie.Contracts.Knowledge;

/// <summary>One article and its versions. The key is an <see cref="ArticleId"/>. It asks nobody's rights: <see cref="IKnowledgeGrain"/> and its kin do, and hand on.</summary>
[Alias("oqupie.IArticleGrain")]
public interface IArticleGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<ArticleText>> Read(CancellationToken cancellationToken);

    [Alias("AtVersion")]
    Task<Outcome<ArticleText>> AtVersion(long version, CancellationToken cancellationToken);

    /// <summary>Newest first, at most 500.</summary>
    [Alias("Versions")]
    Task<ImmutableArray<ArticleVersion>> Versions(CancellationToken cancellationToken);
}

/// <summary>What an article says at one version; where it lies is the tree's matter.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticleText")]
public sealed record ArticleText
{
    [Id(0)]
    public required long Version { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    [Id(2)]
    public required string Body { get; init; }

    [Id(3)]
    public required KnowledgeState State { get; init; }

    [Id(4)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(5)]
    public required string Language { get; init; }

    [Id(6)]
    public DateTimeOffset? PublishAt { get; init; }

    [Id(7)]
    public required DateTimeOffset At { get; init; }

    [Id(8)]
    public required string By { get; init; }
}
