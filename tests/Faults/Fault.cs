using System.Diagnostics;
using System.Globalization;

namespace Oqupie.Faults;

/// <summary>Where the process ends: as <c>port.Method/before/3</c> in OQUPIE_FAULT, at the third call, before or after it was carried out.</summary>
internal sealed class Fault
{
    private readonly string _call;
    private readonly bool _after;
    private readonly int _at;
    private int _reached;

    private Fault(string call, bool after, int at) => (_call, _after, _at) = (call, after, at);

    public static Fault? FromEnvironment() =>
        Environment.GetEnvironmentVariable("OQUPIE_FAULT")?.Split('/') is [var call, var moment, var at]
            ? new(call, moment is "after", int.Parse(at, CultureInfo.InvariantCulture))
            : null;

    public bool Concerns(string call) => call == _call;

    public void Before() => Reached(after: false);

    public void After() => Reached(after: true);

    private void Reached(bool after)
    {
        if (after == _after && Interlocked.Increment(ref _reached) == _at)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill(); // SIGKILL: nothing is written out, nobody is told.
            self.WaitForExit();
        }
    }
}
