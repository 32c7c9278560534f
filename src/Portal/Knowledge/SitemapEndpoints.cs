using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

/// <summary>What search engines shall look at.</summary>
internal static class SitemapEndpoints
{
    /// <summary>More than this, a sitemap is refused by those who read it; the newest articles come first.</summary>
    private const int MostAddresses = 50_000;

    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this WebApplication app)
    {
        app.MapGet("/portal/{slug}/sitemap.xml", Sitemap).CacheOutput(PageCaching.Policy).ExcludeFromDescription();
        app.MapGet("/portal/{slug}/robots.txt", Robots).ExcludeFromDescription();
        app.MapGet("/robots.txt", () => TypedResults.Text("User-agent: *\nAllow: /portal/\nDisallow: /\n")).ExcludeFromDescription();
    }

    private static Results<NotFound, ContentHttpResult> Sitemap(HttpContext http, IOptions<PortalOptions> options)
    {
        if (Entrance.Entered(http) is not { } portal)
        {
            return TypedResults.NotFound();
        }

        var origin = Origin.Of(http, options.Value, portal);
        var sections = portal.Home.Categories.Concat(portal.Home.Folders)
            .Select(section => Address(origin + portal.CanonicalPath(portal.PathOf(section)), null));
        var articles = portal.Home.Articles.OrderByDescending(article => article.UpdatedAt)
            .Select(article => Address(origin + portal.CanonicalPath(portal.PathOf(article)), article.UpdatedAt));
        var notices = portal.Notices.Heads.Select(notice => Address(origin + portal.CanonicalPath(portal.PathOf(notice)), notice.UpdatedAt));
        var map = new XElement(
            Sitemaps + "urlset",
            new[] { Address(origin + portal.CanonicalPath(portal.Path()), null) }.Concat(sections).Concat(notices).Concat(articles).Take(MostAddresses));
        return TypedResults.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}", "application/xml", Encoding.UTF8);
    }

    /// <summary>On a domain of its own all there is is the portal.</summary>
    private static Results<NotFound, ContentHttpResult> Robots(HttpContext http, IOptions<PortalOptions> options) =>
        Entrance.Entered(http) is { IsOnOwnDomain: true } portal
            ? TypedResults.Text($"User-agent: *\nAllow: /\nSitemap: {Origin.Of(http, options.Value, portal)}/sitemap.xml\n")
            : TypedResults.NotFound();

    private static XElement Address(string address, DateTimeOffset? changed) => new(
        Sitemaps + "url",
        new XElement(Sitemaps + "loc", address),
        changed is { } at ? new XElement(Sitemaps + "lastmod", at.UtcDateTime) : null);
}
