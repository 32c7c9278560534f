using System.Collections.Immutable;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Jobs;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Jobs;

/// <summary>What a job does to its list, and what it leaves alone. The class has a silo of its own, whose clock it moves.</summary>
public sealed class JobGrainTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_ticket_of_the_list_is_done_once_and_has_a_result_in_the_order_of_work()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(3);

        var job = await world.Begun(JobWorld.Complete([tickets[1], 999_999, tickets[0], tickets[1], tickets[2]]));

        var ended = await world.Ended(job);
        Assert.Equal((4, 3, 1), (ended.Total, ended.Done, ended.Failed));
        var results = await world.Results(job);
        Assert.Equal([tickets[1], 999_999, tickets[0], tickets[2]], results.Select(result => result.Ticket));
        Assert.Equal([null, "not_found", null, null], results.Select(result => result.Code));
        Assert.Equal([999_999], (await world.Results(job, failed: true)).Select(result => result.Ticket));
        Assert.All(await world.All(tickets), ticket => Assert.Equal((TicketStatus.Completed, 3), (ticket.Status, ticket.Version)));
    }

    [Fact]
    public async Task A_query_is_a_list_of_what_the_asker_sees_and_its_own_work_puts_nothing_to_it()
    {
        var world = await JobWorld.New(silo);
        var mine = await world.Tickets(3);
        var theirs = await world.Tickets(1, "other");
        var one = world.Lee with { Brands = ["cook"] };

        // What it finds is no longer found once it is done.
        var wish = new BulkWish { Query = new() { Statuses = [TicketStatus.New] }, Act = new() { Action = BulkAction.Status, Status = TicketStatus.OnHold } };
        var job = await world.Begun(wish, one);

        Assert.Equal(3, (await world.Ended(job)).Total);
        Assert.All(await world.All(mine), ticket => Assert.Equal(TicketStatus.OnHold, ticket.Status));
        Assert.Equal(TicketStatus.New, (await world.Ticket(theirs[0])).Status);
    }

    [Fact]
    public async Task What_somebody_changed_since_the_list_was_taken_is_told_and_left_alone()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(300);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Stuck(tickets[..256]);
        await world.Change(tickets[299], new() { Status = TicketStatus.OnHold, By = Some.Lee });
        await world.Change(tickets[298], new() { Importance = Importance.Urgent, By = Some.Lee });

        var ended = await world.EndedInTime(job);

        Assert.Equal((299, 1), (ended.Done, ended.Failed));
        Assert.Equal("changed_meanwhile", (await world.Results(job, failed: true)).Single().Code);
        Assert.Equal(TicketStatus.OnHold, (await world.Ticket(tickets[299])).Status);
        Assert.Equal((TicketStatus.Completed, Importance.Urgent), Of(await world.Ticket(tickets[298])));

        static (TicketStatus Status, Importance Importance) Of(TicketView ticket) => (ticket.Status, ticket.Importance);
    }

    [Fact]
    public async Task A_memo_is_not_put_where_the_customer_has_written_since()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(257);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Memo, Body = "<p>Paid back.</p>" }));
        await world.Stuck(tickets[..256]);
        await world.Write(tickets[256]);
        await world.Write(tickets[0]); // After its memo: it was done, whatever happened since.

        var ended = await world.EndedInTime(job);

        Assert.Equal(256, ended.Done);
        var refused = Assert.Single(await world.Results(job, failed: true));
        Assert.Equal((tickets[256], "unseen_message"), (refused.Ticket, refused.Code));
    }

    [Fact]
    public async Task Tags_are_put_to_those_that_others_have_put_and_taken_from_them()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(2);
        await world.Change(tickets[0], new() { Tags = ["a", "b"], By = Some.Lee });

        var tag = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Tag, Tags = ["b", "c"] }));
        await world.Ended(tag);
        var untag = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Untag, Tags = ["a"] }));
        await world.Ended(untag);

        Assert.Equal(["b,c", "b,c"], (await world.All(tickets)).Select(ticket => string.Join(',', ticket.Tags)));
        TheOutcome.Done(await tag.Undo(world.Lee, Cancellation));
        await world.Ended(tag, JobState.Undone);
        Assert.Equal(["b", ""], (await world.All(tickets)).Select(ticket => string.Join(',', ticket.Tags)));
    }

    [Fact]
    public async Task Who_has_lost_their_rights_has_the_rest_refused()
    {
        var world = await JobWorld.New(silo);
        await world.Enter("olivia", Role.Owner);
        var owner = world.Lee with { Id = "olivia", Permissions = PermissionTable.Of(Role.Owner) };
        var tickets = await world.Tickets(300);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Complete(tickets));
        await world.Stuck(tickets[..256]);
        var lee = silo.Client.GetGrain<IAgentGrain>(new MemberId(world.Account, "lee").ToString());
        TheOutcome.Done(await lee.Remove(owner));

        var ended = await world.EndedInTime(job, asker: owner);

        Assert.Equal((256, 44), (ended.Done, ended.Failed)); // What they had done with their rights is done.
    }

    [Fact]
    public async Task Others_go_into_one_and_come_out_of_it_again()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(3);

        var job = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Merge, Into = tickets[1] }));

        Assert.Equal((2, 2), ((await world.Ended(job)).Total, (await world.Read(job)).Done));
        Assert.Equal([tickets[1], null, tickets[1]], (await world.All(tickets)).Select(ticket => ticket.MergedInto));
        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));
        Assert.Equal(2, (await world.Ended(job, JobState.Undone)).Done);
        Assert.All(await world.All(tickets), ticket => Assert.Null(ticket.MergedInto));
    }

    [Fact]
    public async Task Customers_are_blocked_and_let_go_again()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(2);
        var job = await world.Begun(JobWorld.Of(tickets, new() { Action = BulkAction.Block }));

        Assert.Equal(2, (await world.Ended(job)).Done);
        Assert.True(await IsBlocked(world));
        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));
        Assert.Equal(2, (await world.Ended(job, JobState.Undone)).Done);
        Assert.False(await IsBlocked(world));
    }

    [Fact]
    public async Task A_job_is_there_for_its_maker_and_who_manages_all()
    {
        var world = await JobWorld.New(silo);
        var job = await world.Begun(JobWorld.Complete(await world.Tickets(1)));
        await world.Ended(job);
        var kim = world.Lee with { Id = "kim" };
        var admin = kim with { Permissions = PermissionTable.Of(Role.Admin) };

        Assert.Equal("not_found", TheOutcome.Refused(await job.Read(kim, Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await job.Undo(kim, Cancellation)).Code);
        Assert.Equal("not_found", TheOutcome.Refused(await job.Read(admin with { Brands = ["cook"] }, Cancellation)).Code);
        TheOutcome.Done(await job.Read(admin, Cancellation));
    }

    [Fact]
    public async Task The_same_job_again_is_the_job_that_is_there()
    {
        var world = await JobWorld.New(silo);
        var tickets = await world.Tickets(2);
        var job = world.Job("once");

        var first = TheOutcome.Done(await job.Begin(world.Lee, JobWorld.Complete([tickets[0]]), Cancellation));
        var again = TheOutcome.Done(await job.Begin(world.Lee, JobWorld.Complete(tickets), Cancellation));

        Assert.Equal((first.Id, 1), (again.Id, again.Total));
    }

    private async Task<bool> IsBlocked(JobWorld world) =>
        (await silo.Stores.Customers.Read(new(world.Account, "haneul"), world.Lee, Cancellation))!.Blocked;
}
