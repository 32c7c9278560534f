using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Knowledge;

/// <summary>What articles may be and where they may lie. Pure; the body comes from <see cref="ArticleBodies"/>.</summary>
internal static class ArticleRules
{
    private const int TitleLength = 300;
    private const int MaxTags = 50;
    private const int TagLength = 60;

    public static Refusal? NoTitle(string title) =>
        title.Length is 0 or > TitleLength ? Refusal.Invalid($"A title has 1 to {TitleLength} characters.", "title", "text_length")
            .With("most", TitleLength) : null;

    public static Outcome<ArticleDecision> Make(KnowledgeBook book, string id, ArticleWish wish, string brandLanguage, Actor actor, DateTimeOffset now)
    {
        var blank = new Article
        {
            Id = id,
            Parent = "",
            Version = 0,
            Title = "",
            State = KnowledgeState.Draft,
            Language = brandLanguage,
            Author = actor.Id,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return Change(
            book,
            blank,
            new() { Version = 0, Title = "", Body = "", State = KnowledgeState.Draft, Language = brandLanguage, At = now, By = actor.Id },
            wish,
            actor,
            now);
    }

    public static Outcome<ArticleDecision> Change(KnowledgeBook book, Article before, ArticleText text, ArticleWish wish, Actor actor, DateTimeOffset now)
    {
        if (wish.ExpectedVersion is { } expected && expected != before.Version)
        {
            return KnowledgeRefusals.MovedOn;
        }

        var written = Written(text, wish, now);

        if (WhatIsWrong(written, wish) is { } wrong)
        {
            return wrong;
        }

        if (written.State is KnowledgeState.Draft && before.Author != actor.Id)
        {
            return KnowledgeRefusals.NotTheAuthor;
        }

        if (!Parent(book, before, wish.Place).Succeeded(out var parent, out var refusal))
        {
            return refusal;
        }

        var (moved, shifted) = Moved(book, before, parent, wish.Position);

        if (before.Version > 0 && SaysTheSame(text, written))
        {
            return new ArticleDecision(moved, null, shifted, IsMoved: moved != before || shifted.Length > 0);
        }

        written = written with { Version = before.Version + 1, At = now, By = actor.Id };
        return new ArticleDecision(With(moved, written), written, shifted, IsMoved: moved != before || shifted.Length > 0);
    }

    /// <summary>The article after a version of it was written.</summary>
    public static Article With(Article article, ArticleText text) => article with
    {
        Version = text.Version,
        Title = text.Title,
        State = text.State,
        Tags = text.Tags,
        Language = text.Language,
        PublishAt = text.PublishAt,
        TranslationOf = text.TranslationOf,
        UpdatedAt = text.At,
    };

    private static ArticleText Written(ArticleText text, ArticleWish wish, DateTimeOffset now)
    {
        var planned = wish.Unschedule ? null : wish.PublishAt?.ToUniversalTime() ?? text.PublishAt;
        var state = planned <= now ? KnowledgeState.Public : wish.State ?? text.State;
        return text with
        {
            Title = wish.Title?.Trim() ?? text.Title,
            Body = wish.Body ?? text.Body,
            State = state,
            Tags = wish.Tags is { IsDefault: false } tags ? [.. tags.Select(tag => tag.Trim()).Distinct(StringComparer.Ordinal)] : text.Tags,
            Language = wish.Language ?? text.Language,
            PublishAt = state is KnowledgeState.Public ? null : planned,
            TranslationOf = wish.TranslationOf ?? text.TranslationOf,
        };
    }

    private static Refusal? WhatIsWrong(ArticleText text, ArticleWish wish) => text switch
    {
        _ when NoTitle(text.Title) is { } noTitle => noTitle,
        { State: not (KnowledgeState.Draft or KnowledgeState.Member or KnowledgeState.Public) } => Refusal.Invalid(
            "An article is draft, member or public.", "state", "unknown_choice"),
        { Tags.Length: > MaxTags } => Refusal.Invalid($"An article has at most {MaxTags} tags.", "tags", "too_many_tags").With("most", MaxTags),
        _ when text.Tags.Any(tag => tag.Length is 0 or > TagLength) => Refusal.Invalid($"A tag has 1 to {TagLength} characters.", "tags", "tag_length")
            .With("most", TagLength),
        _ when !BrandInfo.Languages.Contains(text.Language) =>
            Refusal.Invalid($"The language is one of {string.Join(", ", BrandInfo.Languages)}.", "language", "unknown_language"),
        _ when wish.TranslationOf is { Length: > 0 } original && !LocalKey.IsValid(original) =>
            Refusal.Invalid("That is no article's id.", "translationOf", "no_such_article"),
        _ when wish.Position is { } position && !Ordering.IsPosition(position) => Refusal.Invalid("That is no position.", "position", "bad_position"),
        _ => null,
    };

    private static Outcome<string> Parent(KnowledgeBook book, Article article, ArticlePlace? place) => place switch
    {
        null when article.Parent.Length > 0 => article.Parent,
        { Category: { } category, Folder: null } when book.Section(category) is { Kind: SectionKind.Category } => category,
        { Folder: { } folder, Category: null } when book.Section(folder) is { Kind: SectionKind.Folder } => folder,
        { Category: not null, Folder: null } => Refusal.Invalid("There is no such category.", "place.category", "no_such_category"),
        { Folder: not null, Category: null } => Refusal.Invalid("There is no such folder.", "place.folder", "no_such_folder"),
        _ => Refusal.Invalid("Say in which category or in which folder it lies.", "place", "place_missing"),
    };

    private static (Article Moved, ImmutableArray<Article> Shifted) Moved(KnowledgeBook book, Article before, string parent, double? wished)
    {
        var comes = parent != before.Parent;

        if (!comes && wished is null)
        {
            return (before, []);
        }

        if (wished is null)
        {
            return (before with { Parent = parent, Position = book.Behind(parent) }, []);
        }

        var others = book.ArticlesIn(parent).Where(other => other.Id != before.Id).ToDictionary(other => other.Id);
        var placing = Ordering.Place([.. others.Values.Select(other => (other.Id, other.Position))], comes ? null : before.Position, wished);
        return (
            before with { Parent = parent, Position = placing.Position },
            [.. placing.Shifted.Select(shift => others[shift.Id] with { Position = shift.Position })]);
    }

    private static bool SaysTheSame(ArticleText one, ArticleText other) =>
        one.Tags.SequenceEqual(other.Tags) && one with { Tags = [] } == other with { Tags = [] };
}

/// <param name="Article">As it shall be.</param>
/// <param name="Text">The version to write; null where the article is only moved, or not even that.</param>
/// <param name="Shifted">Articles that make room.</param>
/// <param name="IsMoved">Whether anything of the order changes.</param>
internal sealed record ArticleDecision(Article Article, ArticleText? Text, ImmutableArray<Article> Shifted, bool IsMoved);
