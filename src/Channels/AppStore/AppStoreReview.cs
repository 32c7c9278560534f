using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// A review as it stands; what stood there before is gone. It is kept as JSON, and what was kept once is read for ever: names in it stay, fields are only
/// added.
/// </summary>
internal sealed record AppStoreReview
{
    private const int LongestTitle = 1_000;
    private const int LongestName = 200;
    private const int LongestText = 20_000; // Apple takes 6,000.
    private const int MostStars = 5;

    /// <summary>Apple's; visible letters of ASCII.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 5; null where that is not said.</summary>
    public int? Stars { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>How its writer calls themselves.</summary>
    public string Name { get; init; } = "";

    /// <summary>"KOR".</summary>
    public string Territory { get; init; } = "";

    /// <summary>Null where that is not said.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What is answered; null where nothing is.</summary>
    public AppStoreResponse? Response { get; init; }

    /// <summary>Tells what its writer says now from what they said before.</summary>
    [JsonIgnore]
    public string Mark => AppStoreText.MarkOf(Stars?.ToString(CultureInfo.InvariantCulture) ?? "", Title, Text);

    /// <summary>Null for what is no review, or has no name that could be one.</summary>
    public static AppStoreReview? Of(JsonElement resource)
    {
        var said = AppStoreJson.Object(resource, "attributes");
        return AppStoreJson.Text(resource, "type") is "customerReviews" && AppStoreJson.Text(resource, "id") is { } id && AppStoreIds.IsId(id)
            ? new()
            {
                Id = id,
                Stars = AppStoreJson.Number(said, "rating") is >= 1 and <= MostStars and var stars ? stars : null,
                Title = AppStoreText.Line(AppStoreJson.Text(said, "title"), LongestTitle),
                Text = AppStoreText.Lines(AppStoreJson.Text(said, "body"), LongestText),
                Name = AppStoreText.Line(AppStoreJson.Text(said, "reviewerNickname"), LongestName),
                Territory = AppStoreJson.Text(said, "territory") is { Length: > 0 and <= 10 } code && code.All(char.IsAsciiLetterOrDigit) ? code : "",
                CreatedAt = AppStoreJson.Time(said, "createdDate"),
            }
            : null;
    }
}

/// <summary>What the developer answers to a review, and how far that is.</summary>
internal sealed record AppStoreResponse
{
    private const int LongestText = 20_000;
    private const int LongestTime = 60;

    public required string Id { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Customers see it. Before that it is waiting for Apple.</summary>
    public bool IsPublished { get; init; }

    /// <summary>As Apple says it; only ever compared.</summary>
    public string ChangedAt { get; init; } = "";

    /// <summary>Under this name an answer is known on both sides: Apple's own name for it stays when other words take its place.</summary>
    [JsonIgnore]
    public string Name => NameOf(Id, Text);

    /// <summary>Tells how it is now from how it was.</summary>
    [JsonIgnore]
    public string Mark => AppStoreText.MarkOf(Id, Text, IsPublished ? "published" : "", ChangedAt);

    public static string NameOf(string id, string text) => $"{id}#{AppStoreText.MarkOfWords(text)}";

    /// <summary>Null for what is none.</summary>
    public static AppStoreResponse? Of(JsonElement resource)
    {
        var said = AppStoreJson.Object(resource, "attributes");
        return AppStoreJson.Text(resource, "type") is "customerReviewResponses" && AppStoreJson.Text(resource, "id") is { } id && AppStoreIds.IsId(id)
            ? new()
            {
                Id = id,
                Text = AppStoreText.Lines(AppStoreJson.Text(said, "responseBody"), LongestText),
                IsPublished = AppStoreJson.Text(said, "state") is "PUBLISHED",
                ChangedAt = AppStoreText.Line(AppStoreJson.Text(said, "lastModifiedDate"), LongestTime),
            }
            : null;
    }
}
