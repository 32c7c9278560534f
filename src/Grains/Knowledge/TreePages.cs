using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>The tree in bounded parts. Pure; an answer costs what it holds and the way to it, not what lies beside it.</summary>
internal static class TreePages
{
    public static Outcome<KnowledgeChildren> Children(this KnowledgeBook book, string reader, string parent, ChildrenQuery query)
    {
        var (over, shelf) = (book.SectionShelf(parent), book.ArticleShelf(parent));
        var (sections, articles) = (over.Count(reader), shelf.Count(reader));
        var limit = Math.Clamp(query.Limit, 1, ChildrenQuery.MostItems);
        var at = Math.Clamp(query.At, 0, sections + articles);

        if (query.Cursor is { } text)
        {
            if (TreeCursor.Parse(text) is not { } cursor)
            {
                return Refusal.Invalid("That is no cursor of this list.", "cursor", "bad_cursor");
            }

            at = cursor.IsArticle ? sections + Behind(shelf, cursor.Entry, reader) : Behind(over, cursor.Entry, reader);
        }

        var items = ImmutableArray.CreateBuilder<KnowledgeChild>();
        items.AddRange(over.From(at, reader).Take(limit).Select(entry => book.Child(book.Section(entry.Id)!, reader)));
        items.AddRange(shelf.From(Math.Max(0, at - sections), reader).Take(limit - items.Count).Select(entry => book.Child(book.Article(entry.Id)!)));
        return new KnowledgeChildren
        {
            Items = items.ToImmutable(),
            At = at,
            Sections = sections,
            Articles = articles,
            Next = items.Count > 0 && at + items.Count < sections + articles ? TreeCursor.Of(items[^1]).ToString() : null,
        };
    }

    public static ImmutableArray<KnowledgeStep> Way(this KnowledgeBook book, string reader, string section) =>
    [
        .. book.PathTo(section).Select(
            step => new KnowledgeStep(book.Child(step, reader), book.SectionShelf(step.Parent).Before(new(step.Position, step.Id), reader))),
    ];

    public static ImmutableArray<KnowledgeStep> Way(this KnowledgeBook book, string reader, Article article)
    {
        var before = book.ArticleShelf(article.Parent).Before(new(article.Position, article.Id), reader);
        return book.Way(reader, article.Parent).Add(new(book.Child(article), book.SectionShelf(article.Parent).Count(reader) + before));
    }

    public static Outcome<KnowledgePlaces> Places(this KnowledgeBook book, PlacesQuery query)
    {
        var skip = 0;

        if (query.Cursor is not null && !int.TryParse(query.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
        {
            return Refusal.Invalid("That is no cursor of this list.", "cursor", "bad_cursor");
        }

        var limit = Math.Clamp(query.Limit, 1, PlacesQuery.MostItems);
        var words = (query.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<KnowledgePlace> found =
        [
            .. from section in book.Sections
               let path = book.PathTo(section.Id).Select(step => step.Name).ToImmutableArray()
               where words.All(word => path.Any(name => name.Contains(word, StringComparison.InvariantCultureIgnoreCase)))
               select new KnowledgePlace(book.Info(section), path),
        ];
        skip = Math.Min(skip, found.Length);
        return new KnowledgePlaces(
            [.. found.Skip(skip).Take(limit)], skip + limit < found.Length ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static KnowledgeChild Child(this KnowledgeBook book, Section section, string reader) => new()
    {
        Section = book.Info(section),
        Visible = book.PathTo(section.Id) is { Count: > 0 } path ? (KnowledgeState)path.Min(step => (int)step.State) : KnowledgeState.Member,
        Sections = book.SectionShelf(section.Id).Count(reader),
        Articles = book.ArticleShelf(section.Id).Count(reader),
    };

    private static KnowledgeChild Child(this KnowledgeBook book, Article article) => new() { Article = book.Head(article), Visible = book.Visible(article) };

    // An entry that went meanwhile had its place all the same: what follows it is what has as many before it.
    private static int Behind(Shelf shelf, ShelfEntry entry, string reader)
    {
        var before = shelf.Before(entry, reader);
        return shelf.From(before, reader).Take(1).Contains(entry) ? before + 1 : before;
    }
}

/// <summary>Where an answer ended: kind, position and id of the last that it held.</summary>
internal sealed record TreeCursor(bool IsArticle, ShelfEntry Entry)
{
    public static TreeCursor Of(KnowledgeChild child) =>
        child.Article is { } article ? new(true, new((long)article.Position, article.Id)) : new(false, new((long)child.Section!.Position, child.Section.Id));

    public static TreeCursor? Parse(string text)
    {
        var parts = text.Split('.');
        return parts is ["a" or "s", var position, var id] && LocalKey.IsValid(id)
            && long.TryParse(position, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
                ? new(parts[0] is "a", new(at, id))
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsArticle ? 'a' : 's')}.{Entry.Position}.{Entry.Id}");
}
