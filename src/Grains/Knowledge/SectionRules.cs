using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Grains.Knowledge;

/// <summary>What categories and folders may be and where they may lie. Pure.</summary>
internal static class SectionRules
{
    private const int NameLength = 120;
    private const int DescriptionLength = 2000;

    public static Outcome<ImmutableArray<Section>> Make(KnowledgeBook book, SectionKind kind, SectionWish wish) => Change(
        book, new() { Id = LocalKey.New(), Kind = kind, Name = "", State = KnowledgeState.Public }, wish, isNew: true);

    /// <summary>The section as wished, and behind it those of its like that make room; nothing where it is so already.</summary>
    public static Outcome<ImmutableArray<Section>> Change(KnowledgeBook book, Section before, SectionWish wish, bool isNew = false)
    {
        var changed = before with
        {
            Name = wish.Name?.Trim() ?? before.Name,
            Description = wish.Description?.Trim() ?? before.Description,
            State = wish.State ?? before.State,
        };

        if (WhatIsWrong(changed, wish) is { } wrong)
        {
            return wrong;
        }

        if (!Parent(book, changed, wish).Succeeded(out var parent, out var refusal))
        {
            return refusal;
        }

        var moves = isNew || parent != before.Parent;

        if (!moves && wish.Position is null)
        {
            return changed == before ? ImmutableArray<Section>.Empty : [changed];
        }

        var others = book.SectionsIn(parent).Where(other => other.Id != before.Id).ToDictionary(other => other.Id);
        var placing = Ordering.Place([.. others.Values.Select(other => (other.Id, other.Position))], moves ? null : before.Position, wish.Position);
        changed = changed with { Parent = parent, Position = placing.Position };
        ImmutableArray<Section> shifted = [.. placing.Shifted.Select(shift => others[shift.Id] with { Position = shift.Position })];
        return changed == before && shifted.IsEmpty ? ImmutableArray<Section>.Empty : [changed, .. shifted];
    }

    private static Refusal? WhatIsWrong(Section section, SectionWish wish) => section switch
    {
        { Name.Length: 0 or > NameLength } => Refusal.Invalid($"A name has 1 to {NameLength} characters.", "name", "text_length").With("most", NameLength),
        { Description.Length: > DescriptionLength } =>
            Refusal.Invalid($"A description has at most {DescriptionLength} characters.", "description", "text_too_long")
                .With("most", DescriptionLength),
        { State: not (KnowledgeState.Member or KnowledgeState.Public) } =>
            Refusal.Invalid("A category or folder is member or public.", "state", "unknown_choice"),
        _ when wish.Position is { } position && !Ordering.IsPosition(position) => Refusal.Invalid("That is no position.", "position", "bad_position"),
        _ => null,
    };

    private static Outcome<string> Parent(KnowledgeBook book, Section section, SectionWish wish)
    {
        if (section.Kind is SectionKind.Category)
        {
            return wish is { Category: null, Folder: null }
                ? ""
                : Refusal.Invalid("A category lies in nothing.", wish.Category is null ? "folder" : "category", "bad_place");
        }

        if (wish.Folder is { } folder)
        {
            return InFolder(book, section, folder, wish.Category);
        }

        if (wish.Category is { } category)
        {
            return book.Section(category) is { Kind: SectionKind.Category }
                ? category
                : Refusal.Invalid("There is no such category.", "category", "no_such_category");
        }

        return section.Parent.Length > 0 ? section.Parent : Refusal.Invalid("Say in which category it lies.", "category", "place_missing");
    }

    private static Outcome<string> InFolder(KnowledgeBook book, Section section, string folder, string? category)
    {
        if (book.Section(folder) is not { Kind: SectionKind.Folder } over)
        {
            return Refusal.Invalid("There is no such folder.", "folder", "no_such_folder");
        }

        if (over.Id == section.Id || over.Parent == section.Id)
        {
            return Refusal.Invalid("A folder does not lie in itself.", "folder", "loop");
        }

        if (book.Section(over.Parent) is not { Kind: SectionKind.Category } || book.SectionsIn(section.Id).Any())
        {
            return Refusal.Invalid("Folders lie in a category, or one level deeper in a folder of it.", "folder", "too-deep");
        }

        return category is null || category == over.Parent ? folder : Refusal.Invalid("The folder lies in another category.", "folder", "bad_place");
    }
}
