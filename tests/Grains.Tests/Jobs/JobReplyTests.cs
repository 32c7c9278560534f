using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Jobs;

/// <summary>Replies that leave by a channel. The class has a silo of its own, whose clock it moves.</summary>
public sealed class JobReplyTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static readonly BulkAct Answer = new() { Action = BulkAction.Reply, Body = "<p>확인했어요.</p>", Status = TicketStatus.Completed };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_customer_is_answered_once_and_the_reply_can_be_taken_back_for_a_minute()
    {
        var (world, tickets) = await WithTickets(3);
        var job = await world.Begun(JobWorld.Of(tickets, Answer));
        var ended = await world.Ended(job);
        Assert.Equal((3, ended.EndedAt + TimeSpan.FromMinutes(1)), (ended.Done, ended.UndoUntil));
        Assert.All(await world.All(tickets), ticket => Assert.Equal((TicketStatus.Completed, 2), (ticket.Status, ticket.Messages)));

        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));

        Assert.Equal(3, (await world.Ended(job, JobState.Undone)).Done);
        Assert.All(await world.All(tickets), ticket => Assert.Equal((TicketStatus.New, 1), (ticket.Status, ticket.Messages)));
    }

    [Fact]
    public async Task A_reply_is_written_once_though_its_step_was_done_twice()
    {
        var (world, tickets) = await WithTickets(5);
        silo.Stores.Jobs.FailMarkAfter(0);
        var job = await world.Begun(JobWorld.Of(tickets, Answer));
        await world.Stuck(tickets);
        await JobWorld.Forget(job);

        Assert.Equal(5, (await world.EndedInTime(job)).Done);
        Assert.All(await world.All(tickets), ticket => Assert.Equal(2, ticket.Messages));
    }

    [Fact]
    public async Task A_taking_back_that_was_cut_off_goes_on()
    {
        var (world, tickets) = await WithTickets(2);
        var job = await world.Begun(JobWorld.Of(tickets, Answer));
        await world.Ended(job);
        silo.Stores.Jobs.FailMarkAfter(0);

        TheOutcome.Done(await job.Undo(world.Lee, Cancellation));

        Assert.Equal((2, 0), ((await world.EndedInTime(job, JobState.Undone)).Done, (await world.Read(job)).Failed));
    }

    [Fact]
    public async Task What_has_left_is_not_taken_back()
    {
        var (world, tickets) = await WithTickets(1);
        var job = await world.Begun(JobWorld.Of(tickets, Answer));
        await world.Ended(job);

        silo.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("late", TheOutcome.Refused(await job.Undo(world.Lee, Cancellation)).Values!["reason"]);
    }

    private async Task<(JobWorld World, ImmutableArray<long> Tickets)> WithTickets(int count)
    {
        var world = await JobWorld.New(silo);
        await silo.Client.GetGrain<IAccountGrain>(world.Account.Value).SetUp("Acme");
        var brand = await silo.NewBrand(world.Account);
        var settings = new EmailSettings { Address = "support@cook.example", Smtp = new() { Host = "smtp.cook.example", Port = 25 } };
        var made = await silo.Client.GetGrain<IChannelsGrain>(world.Account.Value).Make(brand.Id, "email", "Mail", settings);
        var channel = TheOutcome.Done(made).Id;
        return (world, await world.Tickets(count, brand.Id, message => message with { Channel = channel }));
    }
}
