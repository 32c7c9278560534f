using System.Globalization;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>A review at <see cref="AppStoreServer"/>, as it stands.</summary>
public sealed record AppStoreWriting
{
    public required string Id { get; init; }

    public int Rating { get; init; } = 2;

    public string Title { get; init; } = "Crashes";

    public string Body { get; init; } = "It crashes after the intro.";

    public string Nickname { get; init; } = "cook42";

    public string Territory { get; init; } = "KOR";

    public required DateTimeOffset CreatedAt { get; init; }

    public AppStoreResponding? Response { get; init; }

    /// <summary>As JSON:API has it.</summary>
    internal JsonObject Resource() => new()
    {
        ["type"] = "customerReviews",
        ["id"] = Id,
        ["attributes"] = new JsonObject
        {
            ["rating"] = Rating,
            ["title"] = Title,
            ["body"] = Body,
            ["reviewerNickname"] = Nickname,
            ["createdDate"] = CreatedAt.ToOffset(TimeSpan.FromHours(-8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["territory"] = Territory,
        },
        ["relationships"] = new JsonObject
        {
            ["response"] = new JsonObject
            {
                ["data"] = Response is { } response ? new JsonObject { ["type"] = "customerReviewResponses", ["id"] = response.Id } : null,
            },
        },
    };
}

/// <summary>What is answered to a review at <see cref="AppStoreServer"/>.</summary>
/// <param name="Id">Apple's.</param>
/// <param name="Text">Its words.</param>
/// <param name="State">PENDING_PUBLISH or PUBLISHED.</param>
/// <param name="ChangedAt">As Apple says it.</param>
public sealed record AppStoreResponding(string Id, string Text, string State, string ChangedAt)
{
    internal JsonObject Resource() => new()
    {
        ["type"] = "customerReviewResponses",
        ["id"] = Id,
        ["attributes"] = new JsonObject { ["responseBody"] = Text, ["lastModifiedDate"] = ChangedAt, ["state"] = State },
    };
}
