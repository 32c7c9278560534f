using System.Collections.Concurrent;
using System.Diagnostics;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Tickets;

namespace Oqupie.Bench.GroupCommit;

/// <summary>Durable appends a second, one by one and gathered, and what one costs this process.</summary>
internal static class Measure
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task All(string name, BenchStore store)
    {
        var account = new AccountId(LocalKey.New());
        var opened = new ConcurrentQueue<TicketRow>();
        var number = 0L;
        await Run(4, TimeSpan.FromSeconds(1), Open); // Warms up.
        var alone = await Report("tickets, one by one", 1, Open);
        await Report("tickets, gathered from 32 callers", 32, Open, alone);
        await Report("tickets, gathered from 512 callers", 512, Open, alone);
        await Report("replies, gathered from 512 callers", 512, Reply, alone);

        async Task Open()
        {
            var draft = Drafts.Open(account, Interlocked.Increment(ref number), Clock.GetUtcNow());
            await Append(store, draft);
            opened.Enqueue(draft.Row);
        }

        async Task Reply()
        {
            if (opened.TryDequeue(out var row))
            {
                var draft = Drafts.Reply(row, Clock.GetUtcNow());
                await Append(store, draft);
                opened.Enqueue(draft.Row);
            }
        }

        async Task<double> Report(string what, int callers, Func<Task> append, double? against = null)
        {
            var (perSecond, cpu) = await Run(callers, Duration, append);
            var ratio = against is { } one ? $"  {perSecond / one,5:0.0} x" : "";
            Console.WriteLine($"{name,-10}  {what,-36}  {perSecond,8:0} /s  {cpu:0.000} ms CPU here{ratio}");
            return perSecond;
        }
    }

    private static async Task Append(BenchStore store, TicketAppend draft)
    {
        var answer = await store.Tickets.Append(draft, CancellationToken.None);

        if (answer.Result is not AppendResult.Appended)
        {
            throw new InvalidOperationException($"Refused: {answer.Result}.");
        }
    }

    private static async Task<(double PerSecond, double Cpu)> Run(int callers, TimeSpan duration, Func<Task> append)
    {
        var done = 0L;
        var start = Clock.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Clock.GetElapsedTime(start) < duration)
            {
                await append();
                Interlocked.Increment(ref done);
            }
        })));
        return (done / Clock.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / done);
    }
}
