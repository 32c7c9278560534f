namespace Oqupie.Grains.Channels;

/// <summary>How long to wait before trying again. Pure.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="first">The pause after the first; each later one is three times as long, up to four hours.</param>
    /// <param name="asked">The pause that the other side asks for, a day at the most; null where it asks for none.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan? asked = null)
    {
        var ours = Least(first * Math.Pow(3, Math.Min(attempt - 1, 20)), Longest);
        return asked is { } pause && pause > ours ? Least(pause, LongestAsked) : ours;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
