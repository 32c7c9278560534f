using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Pages;

/// <summary>A category or a folder: its folders and, some at a time, its own articles.</summary>
public abstract class SectionPage : PortalPage
{
    private const int OnePage = 100;
    private const int InFolder = 5;

    public SectionInfo Section { get; private set; } = null!;

    public IReadOnlyList<(SectionInfo Folder, IReadOnlyList<ArticleHead> Articles, int Count)> Folders { get; private set; } = [];

    public IReadOnlyList<ArticleHead> Articles { get; private set; } = [];

    public int Number { get; private set; }

    public int Pages { get; private set; }

    public string PathOfPage(int number) => number is 1 ? Portal.PathOf(Section) : $"{Portal.PathOf(Section)}?page={number}";

    private protected IActionResult Of(SectionKind kind, string id, int number)
    {
        if (Portal.Section(kind, id) is not { } section)
        {
            return NotFound();
        }

        (Section, Number) = (section, number);
        Pages = Math.Max(1, (Portal.ArticlesIn(section).Count() + OnePage - 1) / OnePage);

        if (number < 1 || number > Pages)
        {
            return NotFound();
        }

        Folders = number > 1 ? [] : [.. Portal.FoldersIn(section).Select(Listed).Where(folder => folder.Count > 0)];
        Articles = [.. Portal.ArticlesIn(section).Skip((number - 1) * OnePage).Take(OnePage)];
        var trail = Portal.Above(section).Select(over => (over.Name, Portal.PathOf(over)));
        return Show(PathOfPage(number), section.Name, section.Description, trail.Prepend((Portal.Words.Home, Portal.Path())));
    }

    private (SectionInfo Folder, IReadOnlyList<ArticleHead> Articles, int Count) Listed(SectionInfo folder) =>
        (folder, [.. Portal.ArticlesUnder(folder).Take(InFolder)], Portal.ArticlesUnder(folder).Count());
}
