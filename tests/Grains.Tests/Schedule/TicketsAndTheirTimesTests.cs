using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Schedule;

/// <summary>What a ticket's change plans happens at its time, once: as snoozing, SLA and rules that wait need it.</summary>
public sealed class TicketsAndTheirTimesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_change_of_a_ticket_plans_is_done_with_a_change_of_the_ticket()
    {
        await using var silo = await ScheduleSilo.Start();
        var ticket = await Opened(silo);
        silo.Owner.Does = item => Wake(silo, ticket, item);
        await Change(silo, ticket, TicketStatus.OnHold, due: [Snooze(silo.Now.AddSeconds(3))]);

        silo.Silo.Clock.Advance(TimeSpan.FromSeconds(3));

        await silo.Ended("1");
        Assert.Equal([TicketStatus.OnHold, TicketStatus.InProgress], await Statuses(silo, ticket));
    }

    [Fact]
    public async Task What_is_taken_back_does_not_happen()
    {
        await using var silo = await ScheduleSilo.Start();
        var ticket = await Opened(silo);
        await Change(silo, ticket, TicketStatus.OnHold, due: [Snooze(silo.Now.AddSeconds(3))]);
        await Change(silo, ticket, TicketStatus.New, ended: [new("test", "1")]);
        await silo.Put("other", silo.Now.AddSeconds(4));

        silo.Silo.Clock.Advance(TimeSpan.FromSeconds(4));

        await silo.Ended("other");
        Assert.Equal(["other"], silo.Owner.Asked);
    }

    [Fact]
    public async Task Two_silos_that_act_on_one_row_change_the_ticket_once()
    {
        await using var silo = await ScheduleSilo.Start();
        var ticket = await Opened(silo);
        var both = new TaskCompletionSource();
        silo.Owner.Does = async item =>
        {
            await Task.WhenAll(Wake(silo, ticket, item), Wake(silo, ticket, item));
            both.SetResult();
            return DueOutcome.Ended;
        };

        await Change(silo, ticket, TicketStatus.OnHold, due: [Snooze(silo.Now)]);

        await both.Task.WaitAsync(Cancellation);
        Assert.Equal([TicketStatus.OnHold, TicketStatus.InProgress], await Statuses(silo, ticket));
        Assert.Null(silo.Find("1"));
    }

    private static DueRow Snooze(DateTimeOffset until) => new() { What = "test", Key = "1", At = until };

    private static async Task<DueOutcome> Wake(ScheduleSilo silo, TicketId ticket, DueItem item)
    {
        var answer = await Change(silo, ticket, TicketStatus.InProgress, ended: [item.End]);
        return answer.Result is AppendResult.Appended or AppendResult.DueMovedOn ? DueOutcome.Ended : DueOutcome.Later(answer.Result.ToString());
    }

    private static async Task<TicketId> Opened(ScheduleSilo silo)
    {
        var id = silo.Silo.NewTicketId();
        TheOutcome.Done(await silo.Silo.Intake(id).Open(Testing.Some.Ticket(), Cancellation));
        return id;
    }

    private static async Task<AppendAnswer> Change(
        ScheduleSilo silo, TicketId id, TicketStatus status, ImmutableArray<DueRow> due = default, ImmutableArray<DueEnd> ended = default)
    {
        var stored = (await silo.Silo.Stores.Tickets.Load(id, Cancellation))!;
        return await silo.Silo.Stores.Tickets.Append(
            new()
            {
                Ticket = id,
                ExpectedVersion = stored.Row.Version,
                Events = [new StatusChanged { At = silo.Now, ByKind = ActorKind.System, By = "", From = stored.Row.Status, To = status }],
                Row = stored.Row with { Version = stored.Row.Version + 1, Status = status },
                Before = stored.Row,
                Due = due.IsDefault ? [] : due,
                DueEnded = ended.IsDefault ? [] : ended,
            },
            Cancellation);
    }

    private static async Task<IEnumerable<TicketStatus>> Statuses(ScheduleSilo silo, TicketId id) =>
        (await silo.Silo.Stores.Tickets.Load(id, Cancellation))!.Events.OfType<StatusChanged>().Select(changed => changed.To);
}
