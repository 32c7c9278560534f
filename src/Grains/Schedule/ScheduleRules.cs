namespace Oqupie.Grains.Schedule;

/// <summary>How long to wait. Pure.</summary>
internal static class ScheduleRules
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>One second after the first failure, which is most often a silo that has just gone; then twice as long each, up to an hour.</summary>
    /// <param name="failures">From 1.</param>
    public static TimeSpan PauseAfter(int failures)
    {
        var pause = First * Math.Pow(2, Math.Min(failures - 1, 20));
        return pause < Longest ? pause : Longest;
    }
}
