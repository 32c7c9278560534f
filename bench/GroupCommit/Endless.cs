using System.Globalization;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Tickets;

namespace Oqupie.Bench.GroupCommit;

/// <summary>
/// Appends from many callers for as long as it lives, and prints each acknowledged ticket with its version: for tests that kill it. Ends when its input
/// does, so that nobody's death leaves it behind.
/// </summary>
internal static class Endless
{
    private const int Callers = 32;

    public static async Task Append(BenchStore store, TextReader input, TextWriter output)
    {
        var account = new AccountId("main");
        var number = 0L;
        var ended = Task.Run(input.ReadToEndAsync);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCompleted)
            {
                var open = Drafts.Open(account, Interlocked.Increment(ref number), TimeProvider.System.GetUtcNow());
                await Keep(open);
                await Keep(Drafts.Reply(open.Row, TimeProvider.System.GetUtcNow()));
            }
        })));

        async Task Keep(TicketAppend draft)
        {
            if ((await store.Tickets.Append(draft, CancellationToken.None)).Result is AppendResult.Appended)
            {
                var line = string.Create(CultureInfo.InvariantCulture, $"{draft.Ticket.Number} {draft.Row.Version}\n");

                lock (output)
                {
                    output.Write(line);
                    output.Flush();
                }
            }
        }
    }
}
