using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Some of what lies directly in a section.</summary>
/// <param name="Items">Folders (or categories), then articles, each kind in its order.</param>
/// <param name="Next">The cursor of the next part; null behind the last.</param>
/// <param name="At">How many lie before the first of these.</param>
/// <param name="Folders">How many folders (or categories) lie there in all.</param>
/// <param name="Articles">How many articles that one may see lie there in all.</param>
internal sealed record ChildrenView(IReadOnlyList<ChildView> Items, string? Next, int At, int Folders, int Articles)
{
    public static ChildrenView Of(KnowledgeChildren children) =>
        new([.. children.Items.Select(ChildView.Of)], children.Next, children.At, children.Sections, children.Articles);
}

/// <summary>A row of the tree: a section with how much lies directly in it, or an article.</summary>
/// <param name="Section">Null for an article.</param>
/// <param name="Article">Null for a section.</param>
/// <param name="Visible">As hidden as the most hidden thing of itself and everything above it.</param>
/// <param name="Folders">How many folders lie directly in it.</param>
/// <param name="Articles">How many articles that one may see lie directly in it.</param>
internal sealed record ChildView(SectionView? Section, ArticleHead? Article, KnowledgeState Visible, int Folders, int Articles)
{
    public static ChildView Of(KnowledgeChild child) =>
        new(child.Section is { } section ? SectionView.Of(section) : null, child.Article, child.Visible, child.Sections, child.Articles);
}

/// <summary>One step of the way down.</summary>
/// <param name="At">How many lie before it in the same place.</param>
internal sealed record StepView(SectionView? Section, ArticleHead? Article, KnowledgeState Visible, int Folders, int Articles, int At)
{
    public static StepView Of(KnowledgeStep step)
    {
        var child = ChildView.Of(step.Child);
        return new(child.Section, child.Article, child.Visible, child.Folders, child.Articles, step.At);
    }
}

/// <summary>A category or a folder.</summary>
/// <param name="Category">Of a folder: the category it lies in, be it inside of another folder too.</param>
/// <param name="Folder">Of a folder inside of a folder: that one.</param>
internal sealed record SectionView(
    string Id, SectionKind Kind, string Name, string Description, KnowledgeState State, string? Category, string? Folder, double Position)
{
    public static SectionView Of(SectionInfo section) =>
        new(section.Id, section.Kind, section.Name, section.Description, section.State, section.Category, section.Folder, section.Position);
}

/// <summary>Where articles may lie.</summary>
/// <param name="Path">The names from the category down to itself.</param>
internal sealed record PlaceView(string Id, SectionKind Kind, string Name, IReadOnlyList<string> Path)
{
    public static PlaceView Of(KnowledgePlace place) => new(place.Section.Id, place.Section.Kind, place.Section.Name, place.Path);
}
