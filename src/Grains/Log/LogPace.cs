namespace Oqupie.Grains.Log;

/// <summary>How long to wait before one looks at the log without having been rung: longer and longer as long as nothing happens.</summary>
internal sealed class LogPace
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstMoment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    private TimeSpan _look = FirstLook;
    private TimeSpan _moment = FirstMoment;

    /// <summary>Something was read, or rung for.</summary>
    public void Found() => (_look, _moment) = (FirstLook, FirstMoment);

    /// <param name="comesSoon">As the last page said.</param>
    /// <param name="longest">No longer than this, if it is said.</param>
    public TimeSpan Next(bool comesSoon, TimeSpan? longest)
    {
        var pause = comesSoon ? Grow(ref _moment, LastMoment) : Grow(ref _look, LastLook);
        return longest < pause ? longest.Value : pause;
    }

    private static TimeSpan Grow(ref TimeSpan pause, TimeSpan last)
    {
        var now = pause;
        pause = pause * 2 < last ? pause * 2 : last;
        return now;
    }
}
