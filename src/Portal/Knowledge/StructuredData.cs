using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Notices;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

/// <summary>What search engines read (schema.org). The writer escapes "&lt;", so no title can end the element it stands in.</summary>
internal static class StructuredData
{
    public static IHtmlContent Article(OpenPortal portal, PortalArticle shown, string origin) => Json(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = shown.Article.Head.Title,
        ["inLanguage"] = shown.Article.Head.Language,
        ["datePublished"] = shown.Article.Head.CreatedAt,
        ["dateModified"] = shown.Article.Head.UpdatedAt,
        ["mainEntityOfPage"] = origin + portal.CanonicalPath(portal.PathOf(shown.Article.Head)),
        ["publisher"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "Organization", ["name"] = portal.Name },
    });

    public static IHtmlContent Notice(OpenPortal portal, NoticeHead notice, string origin) => Json(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "NewsArticle",
        ["headline"] = notice.Title,
        ["inLanguage"] = portal.Brand.Language,
        ["datePublished"] = notice.PublishAt!,
        ["dateModified"] = notice.UpdatedAt,
        ["mainEntityOfPage"] = origin + portal.CanonicalPath(portal.PathOf(notice)),
        ["publisher"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "Organization", ["name"] = portal.Name },
    });

    /// <param name="trail">Names and paths from the portal's home down.</param>
    public static IHtmlContent Trail(IEnumerable<(string Name, string Path)> trail, string origin) =>
        Json(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = trail.Select((step, index) => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["@type"] = "ListItem",
                ["position"] = index + 1,
                ["name"] = step.Name,
                ["item"] = origin + step.Path,
            }),
        });

    private static HtmlString Json(object data) => new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(data)}</script>");
}
