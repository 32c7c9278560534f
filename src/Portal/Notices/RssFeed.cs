using System.Globalization;
using System.Xml.Linq;

namespace Oqupie.Portal.Notices;

/// <summary>RSS 2.0, with the address of its own that validators ask for.</summary>
internal static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Write(Feed feed)
    {
        var channel = new XElement(
            "channel",
            new XElement("title", feed.Title),
            new XElement("link", feed.Home),
            new XElement("description", feed.Title),
            new XElement("language", feed.Language),
            new XElement(Atom + "link", new XAttribute("href", feed.Self), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            feed.Entries.Select(Item));
        var rss = new XElement("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "atom", Atom), channel);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{rss}";
    }

    private static XElement Item(FeedEntry entry) => new(
        "item",
        new XElement("title", entry.Title),
        new XElement("link", entry.Address),
        new XElement("guid", new XAttribute("isPermaLink", "true"), entry.Address),
        new XElement("pubDate", entry.PublishedAt.ToString("R", CultureInfo.InvariantCulture)),
        new XElement("description", entry.Html));
}
