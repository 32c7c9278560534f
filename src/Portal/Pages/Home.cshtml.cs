using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Pages;

/// <summary>A brand's front page.</summary>
public sealed class HomeModel : PortalPage
{
    /// <summary>So many can be seen at a glance; a list of the newest would only say them again.</summary>
    public const int FewArticles = 5;

    public const int FewNotices = 3;

    private const int OnCard = 6;

    /// <summary>Each category with its first articles and how many there are.</summary>
    public IReadOnlyList<(SectionInfo Category, IReadOnlyList<ArticleHead> Articles, int Count)> Cards { get; private set; } = [];

    public override bool HasSearchBox => true;

    public string Greeting => Portal.Settings.Look.HeroText is { Length: > 0 } text ? text : Portal.Words.Welcome;

    public override IEnumerable<(string Language, string Address)> OtherLanguages =>
        Portal.Siblings.Select(other => (other.Language, other.Address(WebAddress)));

    public IActionResult OnGet()
    {
        Cards = [.. Portal.Home.Categories.Select(Card).Where(card => card.Count > 0)];
        return Show(Portal.Path(), Portal.Name, Greeting);
    }

    private (SectionInfo Category, IReadOnlyList<ArticleHead> Articles, int Count) Card(SectionInfo category) =>
        (category, [.. Portal.ArticlesUnder(category).Take(OnCard)], Portal.ArticlesUnder(category).Count());
}
