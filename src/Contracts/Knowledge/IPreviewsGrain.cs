using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Knowledge;

/// <summary>
/// Texts as customers would see them, published or not, saved or not, for a quarter of an hour. The key is a brand. They are in memory only: at most 50, the
/// newest, and none survives the silo it lies on.
/// </summary>
[Alias("oqupie.IPreviewsGrain")]
public interface IPreviewsGrain : IGrainWithStringKey
{
    /// <summary>Refused as saving the title and the text would be, and where there is no such article for the actor.</summary>
    [Alias("Make")]
    Task<Outcome<PreviewInfo>> Make(Actor actor, PreviewWish wish, CancellationToken cancellationToken);

    /// <summary>Null where there is none of that token, or its time is over. Who has the token may look.</summary>
    [Alias("Open")]
    Task<ArticlePreview?> Open(string token);
}

/// <summary>What shall be looked at.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PreviewWish")]
public sealed record PreviewWish
{
    /// <summary>Whose title, text and language stand for what is not said; null for an article that is not there yet.</summary>
    [Id(0)]
    public string? Article { get; init; }

    [Id(1)]
    public string? Title { get; init; }

    /// <summary>HTML; only what is harmless of it is shown.</summary>
    [Id(2)]
    public string? Body { get; init; }
}

/// <summary>Where a preview is, and until when.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PreviewInfo")]
public sealed record PreviewInfo
{
    /// <summary>The page of the portal, from the root of the server on. What it ends with nobody can guess.</summary>
    [Id(0)]
    public required string Url { get; init; }

    [Id(1)]
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A preview, as a page shows it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ArticlePreview")]
public sealed record ArticlePreview
{
    [Id(0)]
    public required string Title { get; init; }

    [Id(1)]
    public required string Body { get; init; }

    [Id(2)]
    public required string Language { get; init; }

    [Id(3)]
    public required DateTimeOffset MadeAt { get; init; }
}
