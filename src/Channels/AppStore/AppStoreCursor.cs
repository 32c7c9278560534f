using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// How far an app's reviews were taken. What was stored once is read for ever: names in it stay, fields are only added. Times in seconds since 1970.
/// </summary>
internal sealed record AppStoreCursor
{
    /// <summary>Of another app's reviews nothing is known.</summary>
    [JsonPropertyName("app")]
    public required string App { get; init; }

    /// <summary>When the newest review that was taken was written, or a month before the beginning: what is written later is new.</summary>
    [JsonPropertyName("newest")]
    public long Newest { get; init; }

    /// <summary>What was written by then was there before the channel was; 0 once all of that is taken.</summary>
    [JsonPropertyName("importTo")]
    public long ImportTo { get; init; }

    /// <summary>How the reviews of a month stood when they were taken, newest first.</summary>
    [JsonPropertyName("seen")]
    public ImmutableArray<SeenReview> Seen { get; init; } = [];

    /// <summary>Null where there is none yet, and for what is none of this app.</summary>
    public static AppStoreCursor? Read(string? text, string app)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<AppStoreCursor>(text) is { } cursor && cursor.App == app ? cursor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this);
}

/// <summary>A review as it stood when it was taken. Apple says of nothing that it was changed, so it is compared.</summary>
internal sealed record SeenReview
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>When it was written.</summary>
    [JsonPropertyName("at")]
    public long At { get; init; }

    /// <summary>As <see cref="AppStoreReview.Mark"/>.</summary>
    [JsonPropertyName("m")]
    public string Mark { get; init; } = "";

    [JsonPropertyName("r")]
    public long Revision { get; init; }

    /// <summary>As <see cref="AppStoreResponse.Mark"/>; null where no answer was taken.</summary>
    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answer { get; init; }
}
