using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Schedule;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Jobs;

/// <summary>How a job goes on, is cancelled and is undone. The class has a silo of its own, whose clock it moves.</summary>
public sealed class JobCourseTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 300)]
    public async Task One_whose_silo_ended_within_a_step_is_taken_up_by_the_schedule_and_does_nothing_twice(int steps, int changed)
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(300);
        silo.Stores.Jobs.FailMarkAfter(steps);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Stuck(tickets[..changed]);
        await JobWorld.Forget(job);

        Assert.Equal(300, (await world.EndedInTime(job)).Done);
        Assert.All(await world.All(tickets), ticket => Assert.Equal(3, ticket.Version));
        await Until.True(() => Plan(world, job) is null, () => "It is still looked after.", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_memo_is_written_once_though_its_step_was_done_twice()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(20);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Memo, Body = "<p>Paid back.</p>" }));
        await world.Stuck(tickets);
        await JobWorld.Forget(job);

        Assert.Equal(20, (await world.EndedInTime(job)).Done);
        Assert.All(await world.All(tickets), ticket => Assert.Equal(3, ticket.Version));
    }

    [Fact]
    public async Task One_that_is_cancelled_leaves_what_is_done_and_skips_the_rest()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(600);
        silo.Stores.Jobs.FailMarkAfter(1);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Stuck(tickets[..512]);

        TheOutcome.Done(await job.Cancel(world.Lee, Cancellation));

        var ended = await world.EndedInTime(job, JobState.Cancelled);
        Assert.Equal((600, 512, 0), (ended.Total, ended.Done, ended.Failed));
        var results = await world.Results(job);
        Assert.Equal(512, results.Count(result => result.Outcome is JobOutcome.Done));
        Assert.Equal(88, results.Count(result => result.Outcome is JobOutcome.Skipped));
        Assert.Equal(TicketStatus.New, (await world.Ticket(tickets[599])).Status);
        Assert.Equal(JobState.Cancelled, TheOutcome.Done(await job.Cancel(world.Lee, Cancellation)).State);
    }

    [Fact]
    public async Task One_that_is_undone_sets_back_what_has_still_what_it_gave()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(3);
        await world.Change(tickets[1], new() { Status = TicketStatus.InProgress, By = Some.Lee });
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Ended(job);
        await world.Change(tickets[2], new() { Status = TicketStatus.OnHold, By = Some.Lee });

        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));

        var undone = await world.Ended(job, JobState.Undone);
        Assert.Equal((3, 2, 1, false), (undone.Total, undone.Done, undone.Failed, undone.Undoable));
        Assert.Equal([TicketStatus.New, TicketStatus.InProgress, TicketStatus.OnHold], (await world.All(tickets)).Select(ticket => ticket.Status));
        var kept = Assert.Single(await world.Results(job, failed: true));
        Assert.Equal((tickets[2], JobOutcome.Kept, "changed_meanwhile"), (kept.Ticket, kept.Outcome, kept.Code));
        Assert.Equal("nothing", TheOutcome.Refused(await job.Undo(world.Lee, Cancellation)).Values!["reason"]);
    }

    [Fact]
    public async Task An_undoing_that_was_cut_off_goes_on_and_sets_nothing_back_twice()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(20);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Ended(job);
        silo.Stores.Jobs.FailMarkAfter(0);
        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));
        await Until.True(
            async _ => (await world.All(tickets)).All(ticket => ticket.Status is TicketStatus.New), () => "It is not undone.", cancellationToken: Cancellation);
        await JobWorld.Forget(job);
        await world.Change(tickets[0], new() { Status = TicketStatus.OnHold, By = Some.Lee }); // After it was set back.

        Assert.Equal(20, (await world.EndedInTime(job, JobState.Undone)).Done);
        Assert.Equal(TicketStatus.OnHold, (await world.Ticket(tickets[0])).Status);
    }

    [Fact]
    public async Task It_can_be_undone_for_a_day()
    {
        var world = await JobWorld.New(silo);
        var job = await world.Begun(JobWorld.Complete(await world.Tickets(1)));
        var ended = await world.Ended(job);
        Assert.Equal((true, ended.EndedAt + TimeSpan.FromDays(1)), (ended.Undoable, ended.UndoUntil));

        silo.Clock.Advance(TimeSpan.FromDays(1));

        Assert.False((await world.Read(job)).Undoable);
        var refusal = TheOutcome.Refused(await job.Undo(world.Lee, Cancellation));
        Assert.Equal(("not_undoable", "late"), (refusal.Code, refusal.Values!["reason"]));
    }

    [Fact]
    public async Task One_that_is_at_work_cannot_be_undone_and_takes_a_place_until_it_ends()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(1);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Stuck(tickets);

        Assert.Equal("running", TheOutcome.Refused(await job.Undo(world.Lee, Cancellation)).Values!["reason"]);
        await world.EndedInTime(job);
    }

    [Fact]
    public async Task What_was_written_goes_with_the_end_of_the_job()
    {
        var world = await JobWorld.New(silo);
        var job = await world.Begun(JobWorld.Of(await world.Tickets(1), new() { Action = BulkAction.Memo, Body = "<p>Paid back.</p>" }));

        var ended = await world.Ended(job);

        Assert.Null((await silo.Stores.Jobs.Read(new(world.Account, ended.Id), Cancellation))!.Act.Body);
        Assert.Equal("kind", TheOutcome.Refused(await job.Undo(world.Lee, Cancellation)).Values!["reason"]);
    }

    [Fact]
    public async Task One_whose_list_was_never_taken_to_its_end_is_dropped()
    {
        var world = await JobWorld.New(silo);
        var now = silo.Clock.GetUtcNow();
        var row = new JobRow
        {
            Id = new(world.Account, "half"),
            Act = new() { Action = BulkAction.Delete },
            By = "lee",
            Doer = new(Contracts.Members.ActorKind.Member, "lee"),
            CreatedAt = now,
        };
        Assert.True(await silo.Stores.Jobs.Add(row, JobPlan.Row(row.Id, now + Pause), most: 10, Cancellation));

        Assert.Equal("not_found", TheOutcome.Refused(await world.Job("half").Read(world.Lee, Cancellation)).Code);
        silo.Clock.Advance(Pause);

        await Until.True(
            async _ => await silo.Stores.Jobs.Read(row.Id, Cancellation) is null, () => "It is still there.", cancellationToken: Cancellation);
        Assert.Null(silo.Stores.Due.Find(world.Account, JobPlan.What, "half"));
    }

    private DueItem? Plan(JobWorld world, IJobGrain job) =>
        silo.Stores.Due.Find(world.Account, JobPlan.What, JobId.Of(job.GetPrimaryKeyString()).Local);
}
