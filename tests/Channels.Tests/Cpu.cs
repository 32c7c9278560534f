using System.Globalization;

namespace Oqupie.Channels.Tests;

/// <summary>What something costs on the processor, however busy the machine is with other things.</summary>
internal static class Cpu
{
    /// <summary>
    /// What a mail may cost here, from its bytes to its fate. None takes a second on a quiet machine, and one that is as slow as they come passes, too:
    /// what is not linear takes minutes.
    /// </summary>
    public static readonly TimeSpan OfAMail = TimeSpan.FromSeconds(8);

    /// <summary>Of this thread alone; on systems that do not tell, zero.</summary>
    public static TimeSpan Of(Action act)
    {
        var before = Spent();
        act();
        return TimeSpan.FromMicroseconds((Spent() - before) / 1_000.0);
    }

    // The first number is nanoseconds on the processor (Linux, proc(5)).
    private static long Spent() => File.Exists("/proc/thread-self/schedstat")
        ? long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
