using Oqupie.Grains.Log;

namespace Oqupie.Testing.Log;

/// <summary>A bell that nobody hears, and that knows how often it was rung.</summary>
public sealed class CountingBell : ILogBell
{
    private int _rings;

    public int Rings => Volatile.Read(ref _rings);

    public void Ring() => Interlocked.Increment(ref _rings);
}
