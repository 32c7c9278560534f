namespace Oqupie.Channels.Facebook;

/// <summary>Times as Facebook writes them. Pure.</summary>
internal static class FacebookTime
{
    // Of the year 9892: what is added to a time still is one.
    private const long Latest = 250_000_000_000;

    /// <summary>Null for what is no time.</summary>
    public static DateTimeOffset? Seconds(long? since1970) => since1970 is { } at and > 0 and <= Latest ? DateTimeOffset.FromUnixTimeSeconds(at) : null;

    public static DateTimeOffset? Milliseconds(long? since1970) =>
        since1970 is { } at and > 0 and <= Latest * 1_000 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
