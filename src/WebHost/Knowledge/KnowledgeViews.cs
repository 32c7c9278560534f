using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Knowledge;

/// <summary>All of a knowledge base that one may see, without the texts.</summary>
internal sealed record TreeView(IReadOnlyList<CategoryView> Categories, IReadOnlyList<FolderView> Folders, IReadOnlyList<ArticleHead> Articles)
{
    public static TreeView Of(KnowledgeTree tree) => new([.. tree.Categories.Select(CategoryView.Of)], [.. tree.Folders.Select(FolderView.Of)], tree.Articles);
}

internal sealed record CategoryView(string Id, string Name, string Description, KnowledgeState State, double Position)
{
    public static CategoryView Of(SectionInfo section) => new(section.Id, section.Name, section.Description, section.State, section.Position);
}

internal sealed record FolderView(string Id, string Name, string Description, KnowledgeState State, string Category, string? Folder, double Position)
{
    public static FolderView Of(SectionInfo section) =>
        new(section.Id, section.Name, section.Description, section.State, section.Category!, section.Folder, section.Position);
}

/// <summary>An article, whole: the head's fields and its text.</summary>
internal sealed record ArticleView
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required KnowledgeState State { get; init; }

    public required ArticlePlace Place { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required long Version { get; init; }

    public required double Position { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Author { get; init; }

    public required KnowledgeState Visible { get; init; }

    public required string Language { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>The first written of those that say the same in other languages; empty where it is this one.</summary>
    public required string TranslationOf { get; init; }

    public required long Views { get; init; }

    public required HelpfulView Helpful { get; init; }

    public static ArticleView Of(ArticleInfo article, AccountFiles files) => new()
    {
        Id = article.Head.Id,
        Title = article.Head.Title,
        State = article.Head.State,
        Place = article.Head.Place,
        Tags = article.Head.Tags,
        Version = article.Head.Version,
        Position = article.Head.Position,
        UpdatedAt = article.Head.UpdatedAt,
        CreatedAt = article.Head.CreatedAt,
        Author = article.Head.Author,
        Visible = article.Head.Visible,
        Language = article.Head.Language,
        Body = ShownPictures.Sign(article.Body, files),
        PublishAt = article.PublishAt,
        TranslationOf = article.Head.TranslationOf,
        Views = article.Views,
        Helpful = new(article.HelpfulYes, article.HelpfulNo),
    };
}

internal sealed record HelpfulView(long Yes, long No);
