using System.Globalization;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>A review as it stands: what its writer says now, and what the developer answers now. What was there before is gone.</summary>
/// <param name="Id">"gp:…".</param>
/// <param name="Author">Empty where Google does not say.</param>
/// <param name="User">What its writer says; null where there is nothing.</param>
/// <param name="Developer">What is answered; null where nothing is.</param>
internal sealed record PlayReview(string Id, string Author, JsonElement? User, JsonElement? Developer)
{
    private const int LongestId = 200;
    private const long LastSecond = 253_402_300_799; // The end of the year 9999.

    /// <summary>When its writer last changed it, in milliseconds since 1970; 0 where that cannot be read. It serves as the revision.</summary>
    public long WrittenAt { get; } = ChangedIn(User);

    /// <summary>The same of the answer.</summary>
    public long AnsweredAt { get; } = ChangedIn(Developer);

    public long ChangedAt => Math.Max(WrittenAt, AnsweredAt);

    /// <summary>The reviews of a page; what has no name that could be one is passed over.</summary>
    public static IEnumerable<PlayReview> In(JsonElement page) => PlayJson.List(page, "reviews").Select(Read).OfType<PlayReview>();

    /// <summary>Where the next page is; null where this was the last.</summary>
    public static string? NextPage(JsonElement page) =>
        PlayJson.Object(page, "tokenPagination") is { } places && PlayJson.Text(places, "nextPageToken") is { Length: > 0 } next ? next : null;

    private static PlayReview? Read(JsonElement review)
    {
        if (PlayJson.Text(review, "reviewId") is not { Length: > 0 and <= LongestId } id || !id.All(c => c is > ' ' and <= '~'))
        {
            return null;
        }

        var comments = PlayJson.List(review, "comments").ToList();
        return new(id, PlayJson.Text(review, "authorName") ?? "", Comment(comments, "userComment"), Comment(comments, "developerComment"));
    }

    private static JsonElement? Comment(List<JsonElement> comments, string name) =>
        comments.Select(comment => PlayJson.Object(comment, name)).FirstOrDefault(found => found is not null);

    /// <summary>When a comment was last changed, in milliseconds since 1970; 0 where that cannot be read.</summary>
    public static long ChangedIn(JsonElement? comment)
    {
        if (comment is not { } said || PlayJson.Object(said, "lastModified") is not { } at
            || !long.TryParse(PlayJson.Digits(at, "seconds"), CultureInfo.InvariantCulture, out var seconds) || seconds is <= 0 or > LastSecond)
        {
            return 0;
        }

        var nanos = long.TryParse(PlayJson.Digits(at, "nanos"), CultureInfo.InvariantCulture, out var some) && some is > 0 and < 1_000_000_000 ? some : 0;
        return (seconds * 1_000) + (nanos / 1_000_000);
    }
}
