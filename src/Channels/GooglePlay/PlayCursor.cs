using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// How far an app's reviews were read. What was stored once is read for ever: names in it stay, fields are only added. Times are in milliseconds.
/// </summary>
internal sealed record PlayCursor
{
    /// <summary>Reviews appear a little later than they are dated, so what is this near to the newest is looked at again.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private const int MostSeen = 500;

    // So that an idle channel writes its cursor twelve times a day, and not at each look.
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(6);
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(7);

    /// <summary>The place of the newest that was taken.</summary>
    public long Newest { get; init; }

    /// <summary>What was taken of the overlap, each with its place.</summary>
    public ImmutableDictionary<string, long> Seen { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>When all that Google has was last gone through; 0 before that.</summary>
    public long WholeAt { get; init; }

    /// <summary>Up to there it was there before the channel was; 0 once that is taken.</summary>
    public long ImportTo { get; init; }

    /// <summary>When Google was last asked and answered, to the hour or two; 0 before that.</summary>
    public long GoodAt { get; init; }

    /// <summary>When the last long silence began; 0 where there was none.</summary>
    public long LostFrom { get; init; }

    /// <summary>When it ended.</summary>
    public long LostTo { get; init; }

    [JsonIgnore]
    public bool IsFirst => WholeAt is 0 && Newest is 0;

    /// <summary>The beginning, for what is no cursor of ours.</summary>
    public static PlayCursor Read(string? text)
    {
        try
        {
            return text is null ? new() : JsonSerializer.Deserialize<PlayCursor>(text) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public string Write() => JsonSerializer.Serialize(this);

    public PlayCursor With(PlayItem item)
    {
        var newest = Math.Max(Newest, item.Place);
        var seen = Seen.SetItem(item.Source, item.Place).Where(one => one.Value >= newest - (long)Overlap.TotalMilliseconds)
            .OrderByDescending(one => one.Value).Take(MostSeen);
        return this with { Newest = newest, Seen = seen.ToImmutableDictionary(StringComparer.Ordinal) };
    }

    /// <summary>All of a look was taken.</summary>
    /// <param name="whole">It went through all that Google has.</param>
    /// <param name="now">When.</param>
    public PlayCursor Ended(bool whole, DateTimeOffset now) => this with
    {
        GoodAt = IsOlder(GoodAt, Coarse, now) ? now.ToUnixTimeMilliseconds() : GoodAt,
        WholeAt = whole ? now.ToUnixTimeMilliseconds() : WholeAt,
        ImportTo = whole ? 0 : ImportTo,
    };

    /// <summary>Google has answered; notes a silence that was longer than it keeps reviews, or nearly so.</summary>
    public PlayCursor Answered(DateTimeOffset now) =>
        IsSilent(now) ? this with { LostFrom = GoodAt, LostTo = now.ToUnixTimeMilliseconds(), GoodAt = now.ToUnixTimeMilliseconds() } : this;

    /// <summary>What a person has to know of a silence, while it lasts and for a week after it; null where there is nothing.</summary>
    public string? Silence(DateTimeOffset now) =>
        IsSilent(now) ? $"Nothing has come in since {Day(GoodAt)}, and Google shows a review for seven days only."
        : LostFrom > 0 && !IsOlder(LostTo, ShownFor, now)
            ? $"Nothing came in from {Day(LostFrom)} to {Day(LostTo)}, and Google shows a review for seven days only: some may be missing."
        : null;

    private bool IsSilent(DateTimeOffset now) => GoodAt > 0 && IsOlder(GoodAt, LongestGap, now);

    public static bool IsOlder(long at, TimeSpan age, DateTimeOffset now) => at < now.ToUnixTimeMilliseconds() - (long)age.TotalMilliseconds;

    private static string Day(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
