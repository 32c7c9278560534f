using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class TicketRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly WrittenText Words = new("We are on it.", null);

    [Fact]
    public void The_first_message_opens_a_new_ticket_of_medium_importance()
    {
        var ticket = Opened();

        Assert.Equal((2, TicketStatus.New, Importance.Medium, TicketBox.Open), (ticket.Version, ticket.Row.Status, ticket.Row.Importance, ticket.Row.Box));
    }

    [Fact]
    public void A_blocked_customer_lands_in_the_blocked_box()
    {
        var message = Some.Message();
        var blocked = Some.Ticket(message with { From = message.From with { Blocked = true } });

        Assert.Equal(TicketBox.Blocked, Fold(null, IntakeRules.Open(blocked, Now)).Row.Box);
    }

    [Fact]
    public void No_event_holds_a_name_an_address_or_a_text()
    {
        var decision = IntakeRules.Open(Some.Ticket(), Now);
        var json = System.Text.Json.JsonSerializer.Serialize(decision.Events[1], TicketJson.Default.TicketEvent);

        Assert.DoesNotContain("customer.example", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Some.Message().Text, json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_customers_message_reopens_a_completed_ticket()
    {
        var completed = Fold(Opened(), Change(Opened(), new() { Status = TicketStatus.Completed, By = Some.Lee }));

        Assert.Equal(TicketStatus.InProgress, Fold(completed, IntakeRules.Receive(completed, Some.Message(), Now)).Row.Status);
    }

    [Fact]
    public void A_machines_message_reopens_nothing()
    {
        var completed = Fold(Opened(), Change(Opened(), new() { Status = TicketStatus.Completed, By = Some.Lee }));

        var after = Fold(completed, IntakeRules.Receive(completed, Some.Message() with { Automatic = true }, Now));

        Assert.Equal(TicketStatus.Completed, after.Row.Status);
    }

    [Fact]
    public void A_reply_that_would_miss_a_message_is_held_back()
    {
        var seen = Opened();
        var moved = Fold(seen, IntakeRules.Receive(seen, Some.Message(), Now));

        var decision = ReplyRules.Reply(moved, Some.Reply() with { SeenVersion = seen.Version }, Some.Agent(), Words, Copies.None, Some.Mail, null, Now);

        Assert.Equal("unseen_message", decision.Refusal?.Code);
    }

    [Theory, InlineData("lee", null), InlineData("kim", "unseen_message")]
    public void A_reply_that_would_miss_a_colleagues_is_held_back_and_ones_own_is_not_missed(string first, string? code)
    {
        var seen = Opened();
        var moved = Fold(seen, ReplyRules.Reply(seen, Some.Reply(), Some.Agent() with { Id = first }, Words, Copies.None, Some.Mail, null, Now));

        var decision = ReplyRules.Reply(
            moved, Some.Reply() with { SeenVersion = seen.Version }, Some.Agent() with { Id = "lee" }, Words, Copies.None, Some.Mail, null, Now);

        Assert.Equal(code, decision.Refusal?.Code);
    }

    [Fact]
    public void A_colleagues_reply_that_was_taken_back_or_made_by_nobody_holds_nothing_back()
    {
        var seen = Opened();
        var colleague = Some.Agent() with { Id = "kim" };
        var replied = Fold(seen, ReplyRules.Reply(seen, Some.Reply(), colleague, Words, Copies.None, Some.Mail, null, Now));
        var withdrawn = Fold(replied, ReplyRules.Withdraw(replied, replied.Version, colleague, Now));

        Assert.Null(ReplyRules.Reply(
            withdrawn, Some.Reply() with { SeenVersion = seen.Version }, Some.Agent(), Words, Copies.None, Some.Mail, null, Now).Refusal);
    }

    [Fact]
    public void A_reply_after_a_colleagues_memo_is_not_held_back()
    {
        var seen = Opened();
        var moved = Fold(seen, ReplyRules.Memo(seen, Some.Memo(), Some.Agent(), Words, Now));

        var decision = ReplyRules.Reply(moved, Some.Reply() with { SeenVersion = seen.Version }, Some.Agent(), Words, Copies.None, Some.Mail, null, Now);

        Assert.Null(decision.Refusal);
    }

    [Fact]
    public void Sending_sets_the_status_in_the_same_click()
    {
        var ticket = Opened();
        var wish = Some.Reply() with { Status = TicketStatus.Completed };

        var after = Fold(ticket, ReplyRules.Reply(ticket, wish, Some.Agent(), Words, Copies.None, Some.Mail, null, Now));

        Assert.Equal(TicketStatus.Completed, after.Row.Status);
    }

    [Fact]
    public void An_answer_goes_to_the_customer_in_reply_to_their_newest_message()
    {
        var ticket = Opened();
        var answered = new ContentMeta { MailId = "new@customer.example", References = ["old@customer.example"] };

        var headers = ReplyRules.Reply(ticket, Some.Reply(), Some.Agent(), Words, Copies.None, Some.Mail, answered, Now).Outbox!.Envelope();

        Assert.Equal("haneul@customer.example", headers.To.Email);
        Assert.Equal("new@customer.example", headers.InReplyTo);
        Assert.Equal(["old@customer.example", "new@customer.example"], headers.References);
    }

    [Fact]
    public void A_reply_without_a_channel_fails_where_everybody_sees_it()
    {
        var ticket = Opened();

        var after = Fold(ticket, ReplyRules.Reply(ticket, Some.Reply(), Some.Agent(), Words, Copies.None, way: null, null, Now));

        Assert.True(after.Row.DeliveryFailed);
    }

    [Fact]
    public void Taking_a_reply_back_restores_the_status_it_set()
    {
        var ticket = Opened();
        var sent = Fold(ticket, Completing(ticket));

        var back = Fold(sent, ReplyRules.Withdraw(sent, ticket.Version + 1, Some.Agent(), Now));

        Assert.Equal((TicketStatus.New, DeliveryState.Withdrawn), (back.Row.Status, back.Replies.Values.Single().State));
    }

    [Fact]
    public void Taking_a_reply_back_leaves_a_status_that_was_changed_since()
    {
        var ticket = Opened();
        var sent = Fold(ticket, Completing(ticket));
        var moved = Fold(sent, Change(sent, new() { Status = TicketStatus.OnHold, By = Some.Lee }));

        var back = Fold(moved, ReplyRules.Withdraw(moved, ticket.Version + 1, Some.Agent(), Now));

        Assert.Equal(TicketStatus.OnHold, back.Row.Status);
    }

    [Fact]
    public void News_of_a_delivery_do_not_move_a_ticket_up_the_list()
    {
        var replied = Replied();

        var sent = Fold(replied, ReplyRules.Delivered(replied, new() { Reply = 3, State = DeliveryState.Sent, Attempt = 1 }, Now.AddHours(1)));

        Assert.Equal((4, Now), (sent.Version, sent.Row.UpdatedAt));
    }

    [Fact]
    public void A_reply_has_failed_until_the_last_that_did_is_mended()
    {
        var two = Fold(Replied(), ReplyRules.Reply(Replied(), Some.Reply(), Some.Agent(), Words, Copies.None, Some.Mail, null, Now));
        var failed = Fold(Delivered(two, DeliveryState.Failed, 1), ReplyRules.Bounced(two, new() { Outbox = two.Replies[4].Outbox, Reason = "gone" }, Now));

        var one = Delivered(failed, DeliveryState.Sent, 2);
        var none = Fold(one, ReplyRules.Resend(one, 4, Some.Agent(), ContentMeta.None, Some.Mail, Now));

        Assert.Equal((true, true, false), (failed.Row.DeliveryFailed, one.Row.DeliveryFailed, none.Row.DeliveryFailed));
    }

    [Fact]
    public void What_is_not_known_takes_its_version_and_changes_nothing()
    {
        var ticket = Opened();

        var after = ticket.Apply(new UnknownHappened { At = Now.AddHours(1), ByKind = ActorKind.Member, By = "lee", Type = "ticket-juggled" }, "text");

        Assert.Equal(ticket with { Row = ticket.Row with { Version = 3 }, PassedOver = true }, after);
    }

    [Fact]
    public void A_reply_that_has_left_cannot_be_taken_back()
    {
        var sent = Delivered(Replied(), DeliveryState.Sent, 1);

        Assert.Equal("has_left", ReplyRules.Withdraw(sent, 3, Some.Agent(), Now).Refusal?.Code);
    }

    [Fact]
    public void The_same_delivery_told_twice_is_recorded_once()
    {
        var sent = Delivered(Replied(), DeliveryState.Sent, 1);

        Assert.Same(Decision.Nothing, ReplyRules.Delivered(sent, new() { Reply = 3, State = DeliveryState.Sent, Attempt = 1 }, Now));
    }

    [Fact]
    public void Late_news_of_an_earlier_attempt_changes_nothing()
    {
        var sent = Delivered(Replied(), DeliveryState.Sent, 2);

        Assert.Same(Decision.Nothing, ReplyRules.Delivered(sent, new() { Reply = 3, State = DeliveryState.Queued, Attempt = 1 }, Now));
    }

    [Fact]
    public void A_failed_reply_marks_the_ticket_until_it_is_sent_again()
    {
        var failed = Delivered(Replied(), DeliveryState.Failed, 1);
        var again = Fold(failed, ReplyRules.Resend(failed, 3, Some.Agent(), ContentMeta.None, Some.Mail, Now));

        Assert.Equal((true, false), (failed.Row.DeliveryFailed, again.Row.DeliveryFailed));
    }

    [Fact]
    public void The_same_values_again_change_nothing()
    {
        var ticket = Opened();

        Assert.Same(Decision.Nothing, Change(ticket, new() { Status = TicketStatus.New, Importance = Importance.Medium, Tags = [], By = Some.Lee }));
    }

    [Fact]
    public void A_change_against_an_older_version_is_refused()
    {
        var decision = Change(Opened(), new() { Status = TicketStatus.OnHold, ExpectedVersion = 1, By = Some.Lee });

        Assert.Equal("version_conflict", decision.Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_tag_is_refused_by_name(string tag) =>
        Assert.Equal("tags", Change(Opened(), new() { Tags = [tag], By = Some.Lee }).Refusal?.Field);

    [Fact]
    public void What_was_folded_step_by_step_is_what_the_events_fold_to()
    {
        var ticket = Opened();
        ImmutableArray<TicketEvent> events = IntakeRules.Open(Some.Ticket(), Now).Events;

        foreach (var step in Steps())
        {
            var decision = step(ticket);
            events = events.AddRange(decision.Events);
            ticket = Fold(ticket, decision);
        }

        var read = Ticket.Of(new(ticket.Row, null, events));
        Assert.Equal(ticket.Replies.OrderBy(reply => reply.Key), read.Replies.OrderBy(reply => reply.Key));
        Assert.Equal((ticket.Version, ticket.NewestMessage), (read.Version, read.NewestMessage));
    }

    private static IEnumerable<Func<Ticket, Decision>> Steps() =>
    [
        ticket => ReplyRules.Reply(ticket, Some.Reply() with { Status = TicketStatus.OnHold }, Some.Agent(), Words, Copies.None, Some.Mail, null, Now),
        ticket => ReplyRules.Delivered(ticket, new() { Reply = 3, State = DeliveryState.Sent, Attempt = 1 }, Now),
        ticket => IntakeRules.Receive(ticket, Some.Message(), Now),
        ticket => Change(ticket, new() { Assignee = new("lee", "billing"), Tags = ["refund"], By = Some.Lee }),
        ticket => ReplyRules.Memo(ticket, Some.Memo(), Some.Agent(), Words, Now),
    ];

    private static Ticket Opened() => Fold(null, IntakeRules.Open(Some.Ticket(), Now));

    private static Decision Completing(Ticket ticket) =>
        ReplyRules.Reply(ticket, Some.Reply() with { Status = TicketStatus.Completed }, Some.Agent(), Words, Copies.None, Some.Mail, null, Now);

    private static Ticket Replied() => Fold(Opened(), ReplyRules.Reply(Opened(), Some.Reply(), Some.Agent(), Words, Copies.None, Some.Mail, null, Now));

    private static Ticket Delivered(Ticket ticket, DeliveryState state, int attempt) =>
        Fold(ticket, ReplyRules.Delivered(ticket, new() { Reply = 3, State = state, Attempt = attempt }, Now));

    private static Decision Change(Ticket ticket, TicketChange change) => FieldRules.Change(ticket, change, Some.Agent(), Now);

    private static Ticket Fold(Ticket? ticket, Decision decision)
    {
        Assert.Null(decision.Refusal);
        var opened = ticket ?? Ticket.Opened(new(Some.Account, 1042), (TicketOpened)decision.Events[0], Some.Message());
        return (ticket is null ? decision.Events.Skip(1) : decision.Events).Aggregate(opened, (folded, happened) => folded.Apply(happened, "text"));
    }
}
