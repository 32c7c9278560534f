using System.Globalization;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>A thing to take in: a review in one of its revisions, or what the developer answers to it.</summary>
/// <param name="Source">In the journal.</param>
/// <param name="Place">In the order in which things are taken in, in milliseconds.</param>
/// <param name="Body">As it is kept: what Google says that does not change by itself, so that a review that nobody has changed is the same bytes.</param>
internal sealed record PlayItem(string Source, long Place, ReadOnlyMemory<byte> Body)
{
    public const string Review = "review";
    public const string Reply = "reply";

    // Not how many found it helpful.
    private static readonly string[] Kept =
    [
        "text", "originalText", "lastModified", "starRating", "reviewerLanguage", "device", "deviceMetadata", "androidOsVersion", "appVersionCode",
        "appVersionName",
    ];

    /// <param name="review">As Google gives it.</param>
    /// <param name="language">Into which it was translated, if it was; empty for none.</param>
    /// <param name="settledBefore">An answer is told once it is this old: by then the outbox knows whether it was ours.</param>
    /// <param name="latest">No place is beyond this, whatever a clock says.</param>
    public static IEnumerable<PlayItem> Of(PlayReview review, string language, long settledBefore, long latest)
    {
        if (review.User is { } user)
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"play:{review.Id}:{review.WrittenAt}");
            yield return new(source, Math.Min(review.WrittenAt, latest), Write(Review, review, language, user));
        }

        if (review.Developer is { } developer && review.AnsweredAt < settledBefore)
        {
            // Behind the review also where that was changed after it was answered: an answer belongs to a ticket that is there.
            var source = string.Create(CultureInfo.InvariantCulture, $"play:reply:{review.Id}:{review.AnsweredAt}");
            yield return new(source, Math.Min(review.ChangedAt, latest), Write(Reply, review, language: "", developer));
        }
    }

    private static byte[] Write(string what, PlayReview review, string language, JsonElement comment)
    {
        using var bytes = new MemoryStream();

        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("what", what);
            writer.WriteString("reviewId", review.Id);
            writer.WriteString("authorName", review.Author);
            writer.WriteString("language", language);
            writer.WriteStartObject("comment");

            foreach (var name in Kept)
            {
                if (PlayJson.Any(comment, name) is { } value)
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(value.GetRawText(), skipInputValidation: true); // It was parsed; written anew, half a character would throw.
                }
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
