namespace Oqupie.Grains.Channels;

/// <summary>How long to wait before trying again. Pure.</summary>
internal static class BackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="first">The pause after the first; each later one is three times as long, up to four hours.</param>
    public static TimeSpan After(int attempt, TimeSpan first)
    {
        var pause = first * Math.Pow(3, Math.Min(attempt - 1, 20));
        return pause < Longest ? pause : Longest;
    }
}
