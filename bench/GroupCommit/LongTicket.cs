using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Bench.GroupCommit;

/// <summary>How long it takes to have a long ticket in memory: from its snapshot and what came after, and from all of its events.</summary>
internal static class LongTicket
{
    private const int Loads = 200;

    public static async Task Measure(string name, BenchStore store)
    {
        foreach (var events in (int[])[200, 2_000, 5_000])
        {
            var id = await Make(store, events);
            var kept = await Load(store, id);
            await store.ForgetSnapshots();
            var folded = await Load(store, id);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-10}  a ticket of {events,5} events  {kept,8:0.00} ms from its snapshot  {folded,8:0.00} ms from all  {folded / kept,5:0.0} x"));
        }
    }

    /// <summary>Replies, each of which was sent, as an agent and an outbox make them.</summary>
    private static async Task<TicketId> Make(BenchStore store, int events)
    {
        var now = TimeProvider.System.GetUtcNow();
        var open = Drafts.Open(new AccountId(LocalKey.New()), 1, now);
        await store.Tickets.Append(open, CancellationToken.None);
        var ticket = Ticket.Of((await store.Tickets.Load(open.Ticket, CancellationToken.None))!);

        while (ticket.Version < events)
        {
            var reply = ticket.Version + 1;
            ImmutableArray<TicketEvent> two =
            [
                new ReplyWritten { At = now, ByKind = ActorKind.Member, By = "lee", Outbox = LocalKey.New(), DueAt = now },
                new DeliveryChanged { At = now, ByKind = ActorKind.System, By = "", Reply = reply, State = DeliveryState.Sent, Attempt = 1 },
            ];
            var after = two.Aggregate(ticket, (folded, happened) => folded.Apply(happened, null));
            var snapshot = TicketSnapshot.Due(after);
            await store.Tickets.Append(
                new()
                {
                    Ticket = open.Ticket,
                    ExpectedVersion = ticket.Version,
                    Events = two,
                    Row = after.Row,
                    Before = ticket.Row,
                    Snapshot = snapshot,
                },
                CancellationToken.None);
            ticket = snapshot is null ? after : after with { SnapshotVersion = snapshot.Version };
        }

        return open.Ticket;
    }

    /// <returns>The median in milliseconds.</returns>
    private static async Task<double> Load(BenchStore store, TicketId id)
    {
        var latencies = new Latencies();

        for (var n = -20; n < Loads; n++)
        {
            var began = Stopwatch.GetTimestamp();
            Ticket.Of((await store.Tickets.Load(id, CancellationToken.None))!);

            if (n >= 0)
            {
                latencies.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        return latencies.Percentile(0.5);
    }
}
