using Orleans.Runtime;

namespace Oqupie.Silo;

/// <summary>The system's time, but for its timestamps, which count from the start of the process.</summary>
/// <remarks>
/// Orleans' watchdog takes 0 for the time at which it last looked before it ever did. By the system's count, which begins when the machine was switched on,
/// that is long ago, and each start was greeted with a warning of a deadlock. It is the only use of this clock that its count makes a difference to.
/// </remarks>
internal sealed class ClockSinceStart : TimeProvider
{
    private readonly long _start = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp() - _start;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}

internal static class ClockSinceStartRegistration
{
    public static void UseClockSinceStart(this ISiloBuilder silo)
    {
        var clock = new ClockSinceStart();
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Membership, clock);
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.SystemTimers, clock);
    }
}
