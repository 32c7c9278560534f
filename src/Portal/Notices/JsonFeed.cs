using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Portal.Notices;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private const string Version = "https://jsonfeed.org/version/1.1";

    // It is JSON and nothing else, so only JSON's own characters need escaping.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Feed feed) => JsonSerializer.Serialize(
        new Document(
            Version,
            feed.Title,
            feed.Language,
            feed.Home,
            feed.Self,
            [.. feed.Entries.Select(entry => new Item(entry.Address, entry.Address, entry.Title, entry.Html, entry.PublishedAt, entry.UpdatedAt))]), Json);

    private sealed record Document(
        string Version,
        string Title,
        string Language,
        [property: JsonPropertyName("home_page_url")] string HomePageUrl,
        [property: JsonPropertyName("feed_url")] string FeedUrl,
        IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id,
        string Url,
        string Title,
        [property: JsonPropertyName("content_html")] string ContentHtml,
        [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished,
        [property: JsonPropertyName("date_modified")] DateTimeOffset DateModified);
}
