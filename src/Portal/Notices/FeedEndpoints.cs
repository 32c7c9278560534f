using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Notices;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Notices;

/// <summary>The newest notices for programs that look for them: RSS 2.0 and JSON Feed 1.1.</summary>
internal static class FeedEndpoints
{
    private const int Newest = 30;

    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/portal/{slug}/notices.rss", Rss).CacheOutput(PageCaching.Policy).ExcludeFromDescription();
        app.MapGet("/portal/{slug}/notices.json", Json).CacheOutput(PageCaching.Policy).ExcludeFromDescription();
    }

    private static async Task<Results<NotFound, ContentHttpResult>> Rss(HttpContext http, IGrainFactory grains, IOptions<PortalOptions> options) =>
        await Read(http, grains, options, "/notices.rss") is { } feed
            ? TypedResults.Text(RssFeed.Write(feed), "application/rss+xml", System.Text.Encoding.UTF8)
            : TypedResults.NotFound();

    private static async Task<Results<NotFound, ContentHttpResult>> Json(HttpContext http, IGrainFactory grains, IOptions<PortalOptions> options) =>
        await Read(http, grains, options, "/notices.json") is { } feed
            ? TypedResults.Text(JsonFeed.Write(feed), "application/feed+json", System.Text.Encoding.UTF8)
            : TypedResults.NotFound();

    private static async Task<Feed?> Read(HttpContext http, IGrainFactory grains, IOptions<PortalOptions> options, string self)
    {
        if (Entrance.Entered(http) is not { } portal)
        {
            return null;
        }

        var notices = await grains.GetGrain<IPortalNoticesGrain>(portal.Id.ToString()).Newest(Newest);
        var origin = Origin.Of(http, options.Value, portal);
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ETag = $"W/\"{portal.Version}\"";
        return new(
            $"{portal.Words.Notices} – {portal.Name}",
            portal.Brand.Language,
            origin + portal.CanonicalPath(portal.Path("/notices")),
            origin + portal.CanonicalPath(portal.Path(self)),
            [.. notices.Select(notice => Entry(notice, origin, portal))]);
    }

    private static FeedEntry Entry(NoticeInfo notice, string origin, OpenPortal portal) => new(
        XmlText(notice.Head.Title),
        origin + portal.CanonicalPath(portal.PathOf(notice.Head)),
        XmlText(WholeAddresses.Of(ArticleBody.Of(notice.Body, $"{portal.PathOf(notice.Head)}/images").Html, origin)),
        notice.Head.PublishAt!.Value,
        notice.Head.UpdatedAt);

    // Some control characters cannot be in XML, not even escaped.
    private static string XmlText(string text) =>
        text.All(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}

/// <param name="Title">Of the feed.</param>
/// <param name="Language">Of what it says.</param>
/// <param name="Home">The page with the same.</param>
/// <param name="Self">The feed's own address.</param>
/// <param name="Entries">The newest first.</param>
internal sealed record Feed(string Title, string Language, string Home, string Self, ImmutableArray<FeedEntry> Entries);

/// <param name="Title">Plain text.</param>
/// <param name="Address">Lasting: readers tell by it what they have seen.</param>
/// <param name="Html">Harmless, its addresses whole.</param>
/// <param name="PublishedAt">The day customers see.</param>
/// <param name="UpdatedAt">Of the last change.</param>
internal sealed record FeedEntry(string Title, string Address, string Html, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);
