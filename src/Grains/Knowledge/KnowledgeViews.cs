using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>How the tree is shown to those who ask. Pure.</summary>
internal static class KnowledgeViews
{
    public static SectionInfo Info(this KnowledgeBook book, Section section)
    {
        var inFolder = book.Section(section.Parent) is { Kind: SectionKind.Folder } over ? over : null;
        return new()
        {
            Id = section.Id,
            Kind = section.Kind,
            Name = section.Name,
            Description = section.Description,
            State = section.State,
            Category = section.Kind is SectionKind.Category ? null : inFolder?.Parent ?? section.Parent,
            Folder = inFolder?.Id,
            Position = section.Position,
        };
    }

    public static ArticleHead Head(this KnowledgeBook book, Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        State = article.State,
        Place = book.Section(article.Parent) is { Kind: SectionKind.Folder } ? new() { Folder = article.Parent } : new() { Category = article.Parent },
        Tags = article.Tags,
        Version = article.Version,
        Position = article.Position,
        UpdatedAt = article.UpdatedAt,
        Author = article.Author,
        Visible = book.Visible(article),
        Language = article.Language,
        CreatedAt = article.CreatedAt,
        TranslationOf = article.TranslationOf,
    };

    public static ArticleInfo Info(this KnowledgeBook book, Article article, ArticleText text) => new()
    {
        Head = book.Head(ArticleRules.With(article, text)),
        Body = text.Body,
        PublishAt = text.PublishAt,
    };

    public static KnowledgeTree For(this KnowledgeBook book, string reader) => book.SectionTree() with
    {
        Articles = [.. book.Sections.SelectMany(section => book.ArticlesIn(section.Id)).Where(article => article.IsFor(reader)).Select(book.Head)],
    };

    public static KnowledgeTree SectionTree(this KnowledgeBook book)
    {
        var sections = book.Sections.ToList();
        return new()
        {
            Categories = [.. sections.Where(section => section.Kind is SectionKind.Category).Select(book.Info)],
            Folders = [.. sections.Where(section => section.Kind is SectionKind.Folder).Select(book.Info)],
        };
    }

    public static PortalHome ForEverybody(this KnowledgeBook book, string version)
    {
        var sections = book.Sections.Where(section => book.PathTo(section.Id) is { Count: > 0 } path && path.All(over => over.State is KnowledgeState.Public))
            .ToList();
        return new()
        {
            Version = version,
            Categories = [.. sections.Where(section => section.Kind is SectionKind.Category).Select(book.Info)],
            Folders = [.. sections.Where(section => section.Kind is SectionKind.Folder).Select(book.Info)],
            Articles =
            [
                .. sections.SelectMany(section => book.ArticlesIn(section.Id)).Where(article => article.State is KnowledgeState.Public).Select(book.Head),
            ],
        };
    }
}
