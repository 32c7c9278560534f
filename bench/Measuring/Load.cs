using System.Diagnostics;

namespace Oqupie.Bench.Measuring;

/// <summary>Callers that do the same thing again and again, each waiting for its answer.</summary>
public static class Load
{
    /// <returns>How often it was done, and in which time.</returns>
    public static async Task<(int Done, TimeSpan Elapsed)> Run(int callers, TimeSpan duration, Latencies latencies, Func<Task> act)
    {
        var done = 0;
        var clock = Stopwatch.StartNew();

        async Task Call()
        {
            while (clock.Elapsed < duration)
            {
                var began = clock.Elapsed;
                await act();
                latencies.Add(clock.Elapsed - began);
                Interlocked.Increment(ref done);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(Call)));
        return (done, clock.Elapsed);
    }
}
