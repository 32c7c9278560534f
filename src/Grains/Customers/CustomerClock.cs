namespace Oqupie.Grains.Customers;

internal static class CustomerClock
{
    /// <summary>As fine as the databases keep it, so that what is answered now is what is read later.</summary>
    public static DateTimeOffset NowAsKept(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
