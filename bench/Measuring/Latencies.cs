using System.Collections.Concurrent;

namespace Oqupie.Bench.Measuring;

/// <summary>Durations measured by many at once.</summary>
public sealed class Latencies
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan duration) => _milliseconds.Add(duration.TotalMilliseconds);

    public void Clear() => _milliseconds.Clear();

    /// <summary>In milliseconds; 0 where nothing was measured.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length is 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
