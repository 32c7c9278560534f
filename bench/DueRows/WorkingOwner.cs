using System.Globalization;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;

namespace Oqupie.Bench.DueRows;

/// <summary>What any rule that waits will do: read the ticket, change it, and end the row in the same transaction. It notes how late each was.</summary>
internal sealed class WorkingOwner(ITicketStore store, TimeProvider clock) : IDueOwner
{
    public string What => "bench.work";

    public Latencies Late { get; set; } = new();

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var id = new TicketId(item.Account, long.Parse(item.Key, CultureInfo.InvariantCulture));
        var row = (await store.Load(id, cancellationToken))!.Row;
        var answer = await store.Append(Changed(row, clock.GetUtcNow()) with { DueEnded = [item.End] }, cancellationToken);

        if (answer.Result is not AppendResult.Appended)
        {
            return DueOutcome.Later(answer.Result.ToString());
        }

        Late.Add(clock.GetUtcNow() - item.At);
        return DueOutcome.Ended;
    }

    public static DueRow Row(TicketId ticket, DateTimeOffset at) => new() { What = "bench.work", Key = $"{ticket.Number}", At = at };

    public static TicketAppend Changed(TicketRow row, DateTimeOffset now) => new()
    {
        Ticket = row.Id,
        ExpectedVersion = row.Version,
        Events = [new StatusChanged { At = now, ByKind = ActorKind.System, By = "", From = row.Status, To = TicketStatus.InProgress }],
        Row = row with { Version = row.Version + 1, Status = TicketStatus.InProgress, UpdatedAt = now },
        Before = row,
    };
}
