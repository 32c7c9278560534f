using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Plans;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>Replies that leave by themselves. Each test has a silo of its own, because its clock decides what happens.</summary>
public sealed class PlannedReplyTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private TicketId _ticket;
    private string _channel = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _silo.Clock.GetUtcNow();

    private DateTimeOffset Soon => Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(20);

    private ITicketPlansGrain Plans => _silo.Client.GetGrain<ITicketPlansGrain>(_ticket.ToString());

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        _channel = (await _silo.UsualChannel()).Local;
        _ticket = _silo.NewTicketId();
        TheOutcome.Done(await _silo.Intake(_ticket).Open(Some.Ticket(Some.Message() with { Channel = _channel }), Cancellation));
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_planned_reply_leaves_at_its_time_with_its_status_and_not_a_second_before()
    {
        var plan = await Planned(Some.Reply("Later.") with { Status = TicketStatus.Completed });
        await Forget();

        _silo.Clock.Advance(plan.SendAt!.Value - Now - TimeSpan.FromSeconds(1));
        Assert.Equal((PlanStanding.Waiting, TicketStatus.New), (await Standing(plan), (await Read()).Status));
        _silo.Clock.Advance(TimeSpan.FromSeconds(1));

        await Until.True(() => Row(plan) is null, () => "It did not leave.", cancellationToken: Cancellation);
        var reply = Assert.Single(await Timeline(), item => item.Type is TimelineKind.Reply);
        Assert.Equal(("Later.", "lee", TicketStatus.Completed), (reply.Text, reply.Actor.Id, (await Read()).Status));
        Assert.Equal(PlanStanding.Ended, await Standing(plan));
    }

    [Fact]
    public async Task The_customers_message_holds_it_back_and_says_why()
    {
        var plan = await Planned(Some.Reply("Later."));
        await CustomerWrites();

        _silo.Clock.Advance(TimeSpan.FromSeconds(21));

        await Until.True(() => Row(plan) is null, () => "It was not looked at.", cancellationToken: Cancellation);
        var held = (await Timeline()).Single(item => item.Id == plan.Id);
        Assert.Equal((PlanStanding.Held, "unseen_message"), (held.Plan, held.DeliveryCode));
        Assert.DoesNotContain(await Timeline(), item => item.Type is TimelineKind.Reply);
    }

    [Fact]
    public async Task One_that_is_to_leave_anyway_does()
    {
        var plan = await Planned(Some.Reply("Later."), anyway: true);
        await CustomerWrites();

        _silo.Clock.Advance(TimeSpan.FromSeconds(21));

        await Until.True(() => Row(plan) is null, () => "It was not looked at.", cancellationToken: Cancellation);
        Assert.Contains(await Timeline(), item => item is { Type: TimelineKind.Reply, Text: "Later." });
    }

    [Fact]
    public async Task What_failed_to_be_stored_leaves_later_and_once_though_it_is_asked_twice()
    {
        var plan = await Planned(Some.Reply("Later."));
        var row = Row(plan)!;
        _silo.Stores.Tickets.FailNextAppend(_ticket);

        _silo.Clock.Advance(TimeSpan.FromSeconds(21));
        await Until.True(() => Row(plan)?.Attempts is 1, () => "It was not put off.", cancellationToken: Cancellation);
        _silo.Clock.Advance(TimeSpan.FromMinutes(5));
        await Until.True(() => Row(plan) is null, () => "It did not leave.", cancellationToken: Cancellation);

        Assert.Equal(DueOutcome.Done, await new PlannedReplies(_silo.Client).Act(row, Cancellation));
        Assert.Single(await Timeline(), item => item.Type is TimelineKind.Reply);
    }

    [Fact]
    public async Task One_that_is_taken_back_comes_back_as_it_was_written_and_never_leaves()
    {
        var plan = await Planned(Some.Reply("Later."));

        var back = TheOutcome.Done(await _silo.Ticket(_ticket).Withdraw(Some.Agent(), plan.Version, Cancellation));

        Assert.Equal(("Later.", null), (back.Text, Row(plan)));
        Assert.Equal("has_left", (await Plans.SendNow(Some.Agent(), plan.Version, 0, Cancellation)).Refusal?.Code);
        Assert.Equal(PlanStanding.Dropped, (await Timeline()).Single(item => item.Of == plan.Id).Plan);
    }

    [Fact]
    public async Task One_that_is_sent_now_is_a_reply_at_once_and_not_again_at_its_time()
    {
        var plan = await Planned(Some.Reply("Later.") with { Cc = ["mum@customer.example"] });

        var reply = TheOutcome.Done(await Plans.SendNow(Some.Agent(), plan.Version, 10, Cancellation));

        Assert.Equal((TimelineKind.Reply, "Later.", "mum@customer.example"), (reply.Type, reply.Text, reply.Cc.Single().Email));
        Assert.Null(Row(plan));
        Assert.Equal("has_left", (await _silo.Ticket(_ticket).Withdraw(Some.Agent(), plan.Version, Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(367 * 24 * 3600)]
    public async Task A_time_that_is_over_or_too_far_is_refused(int seconds)
    {
        var refused = await Plans.Plan(Some.Agent(), Some.Reply(), new(Now.AddSeconds(seconds), false), Cancellation);

        Assert.Equal(("not_a_time_to_come", "sendAt"), (refused.Refusal?.Code, refused.Refusal?.Field));
    }

    [Fact]
    public async Task What_could_not_be_sent_now_cannot_be_planned()
    {
        await CustomerWrites();

        var refused = await Plans.Plan(Some.Agent(), Some.Reply() with { SeenVersion = 1 }, new(Soon, true), Cancellation);

        Assert.Equal("unseen_message", refused.Refusal?.Code);
    }

    private async Task<TimelineItem> Planned(ReplyWish wish, bool anyway = false) =>
        TheOutcome.Done(await Plans.Plan(Some.Agent(), wish, new(Soon, anyway), Cancellation));

    private async Task CustomerWrites() =>
        TheOutcome.Done(await _silo.Intake(_ticket).Receive(Some.Message() with { Channel = _channel }, Cancellation));

    private DueItem? Row(TimelineItem plan) => _silo.Stores.Due.Find(Some.Account, ReplyPlan.What, ReplyPlan.Row(_ticket, plan.Version, Now).Key);

    private async Task<TicketView> Read() => TheOutcome.Done(await _silo.Ticket(_ticket).Read(Some.Agent(), Cancellation));

    private async Task<System.Collections.Immutable.ImmutableArray<TimelineItem>> Timeline() =>
        TheOutcome.Done(await _silo.Ticket(_ticket).Timeline(Some.Agent(), new() { Limit = 200 }, Cancellation)).Items;

    private async Task<PlanStanding?> Standing(TimelineItem plan) => (await Timeline()).Single(item => item.Id == plan.Id).Plan;

    private async Task Forget() => await _silo.Ticket(_ticket).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
}
