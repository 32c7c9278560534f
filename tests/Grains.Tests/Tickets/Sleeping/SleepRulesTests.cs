using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Sleeping;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets.Sleeping;

public sealed class SleepRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly Snooze Tomorrow = Snooze.At(Now.AddDays(1));

    [Fact]
    public void A_ticket_that_sleeps_until_a_time_leaves_the_open_box_and_has_that_time_planned()
    {
        var ticket = Opened();
        var decision = Change(ticket, Tomorrow);
        var after = Fold(ticket, decision);

        Assert.Equal((TicketBox.Asleep, Now.AddDays(1), "2026-01-06T09:00:00Z"), (after.Row.Box, after.Row.AsleepUntil, after.Row.ToView().SnoozeUntil));
        Assert.Equal(
            new DueRow { What = "ticket.wake", Key = "1042", At = Now.AddDays(1) }, Assert.Single(SleepRules.Planned(decision, ticket.Row).Due));
    }

    [Fact]
    public void One_that_waits_for_its_customer_has_no_time_planned_and_drops_the_one_it_had()
    {
        var asleep = Fold(Opened(), Change(Opened(), Tomorrow));
        var decision = SleepRules.Planned(Change(asleep, Snooze.UntilReply), asleep.Row);

        Assert.Equal("reply", Fold(asleep, decision).Row.ToView().SnoozeUntil);
        Assert.Empty(decision.Due);
        Assert.Equal([new("ticket.wake", "1042")], decision.DueEnded);
    }

    [Fact]
    public void The_customers_message_wakes_it_whatever_it_waits_for()
    {
        var asleep = Fold(Opened(), Change(Opened(), Tomorrow));
        var decision = SleepRules.Planned(IntakeRules.Receive(asleep, Some.Message(), Now), asleep.Row);

        Assert.Equal((TicketBox.Open, null), (Fold(asleep, decision).Row.Box, Fold(asleep, decision).Row.AsleepUntil));
        Assert.Equal([new("ticket.wake", "1042")], decision.DueEnded);
    }

    [Fact]
    public void A_machines_message_lets_it_sleep()
    {
        var asleep = Fold(Opened(), Change(Opened(), Snooze.UntilReply));

        Assert.Equal(TicketBox.Asleep, Fold(asleep, IntakeRules.Receive(asleep, Some.Message() with { Automatic = true }, Now)).Row.Box);
    }

    [Fact]
    public void What_is_completed_or_spam_or_deleted_sleeps_no_longer()
    {
        var asleep = Fold(Opened(), Change(Opened(), Tomorrow));

        Assert.Equal(TicketBox.Open, Fold(asleep, Change(asleep, new TicketChange { Status = TicketStatus.Completed, By = Some.Lee })).Row.Box);
        Assert.Equal(TicketBox.Blocked, Fold(asleep, Change(asleep, new TicketChange { Spam = true, By = Some.Lee })).Row.Box);
        var deleted = Fold(asleep, Change(asleep, new TicketChange { Deleted = true, By = Some.Lee }));
        Assert.Equal((TicketBox.Deleted, TicketBox.Open, null), (deleted.Row.Box, deleted.BoxBefore, deleted.Row.AsleepUntil));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(60 * 24 * 367)]
    public void A_time_that_has_been_or_is_far_away_is_refused(int minutes) =>
        Assert.Equal(("bad_snooze", "snoozeUntil"), Refused(Change(Opened(), Snooze.At(Now.AddMinutes(minutes)))));

    [Fact]
    public void What_is_not_open_cannot_fall_asleep()
    {
        var completed = Fold(Opened(), Change(Opened(), new TicketChange { Status = TicketStatus.Completed, By = Some.Lee }));
        var spam = Fold(Opened(), Change(Opened(), new TicketChange { Spam = true, By = Some.Lee }));

        Assert.Equal(("cannot_sleep", "snoozeUntil"), Refused(Change(completed, Tomorrow)));
        Assert.Equal(("cannot_sleep", "snoozeUntil"), Refused(Change(spam, Snooze.UntilReply)));
    }

    [Fact]
    public void The_same_wish_again_changes_nothing()
    {
        var asleep = Fold(Opened(), Change(Opened(), Tomorrow));

        Assert.Same(Decision.Nothing, Change(asleep, Tomorrow));
        Assert.Same(Decision.Nothing, Change(Opened(), Snooze.Awake));
    }

    [Fact]
    public void Spam_lies_in_the_blocked_box_is_not_answered_and_can_be_taken_out()
    {
        var spam = Fold(Opened(), Change(Opened(), new TicketChange { Spam = true, By = Some.Lee }));
        var reply = ReplyRules.Reply(spam, Some.Reply(), Some.Agent(), new("Hello", null), Copies.None, Some.Mail, null, Now);

        Assert.Equal(TicketBox.Blocked, spam.Row.Box);
        Assert.Equal("blocked", reply.Refusal!.Code);
        Assert.Equal(TicketBox.Open, Fold(spam, Change(spam, new TicketChange { Spam = false, By = Some.Lee })).Row.Box);
    }

    private static (string, string?) Refused(Decision decision) => (decision.Refusal!.Code, decision.Refusal.Field);

    private static Decision Change(Ticket ticket, Snooze snooze) => Change(ticket, new TicketChange { Snooze = snooze, By = Some.Lee });

    private static Decision Change(Ticket ticket, TicketChange change) => FieldRules.Change(ticket, change, Some.Agent(), Now);

    private static Ticket Opened()
    {
        var decision = IntakeRules.Open(Some.Ticket(), Now);
        return Fold(Ticket.Opened(new(Some.Account, 1042), (TicketOpened)decision.Events[0], Some.Message()), decision, skip: 1);
    }

    private static Ticket Fold(Ticket ticket, Decision decision, int skip = 0) =>
        decision.Events.Skip(skip).Aggregate(ticket, (folded, happened) => folded.Apply(happened, null));
}
