using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

public sealed class IntakeAndOutboxTests(TestSilo silo) : IClassFixture<TestSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_becomes_a_ticket_and_the_same_source_again_answers_the_same()
    {
        var channel = await Channel();
        var raw = silo.Adapter.Says(Mail());

        var first = await Intake(channel).Take(raw, Cancellation);
        var again = await Intake(channel).Take(raw, Cancellation);

        Assert.Equal(IntakeFate.Ticket, first.Value!.Fate);
        Assert.Equal((first.Value.Fate, first.Value.Ticket, first.Value.Message), (again.Value!.Fate, again.Value.Ticket, again.Value.Message));
    }

    [Fact]
    public async Task The_same_message_from_another_source_is_a_duplicate_of_its_ticket()
    {
        var channel = await Channel();
        var mail = Mail();
        var first = await Intake(channel).Take(silo.Adapter.Says(mail), Cancellation);

        var again = await Intake(channel).Take(silo.Adapter.Says(mail), Cancellation);

        Assert.Equal((IntakeFate.Duplicate, first.Value!.Ticket), (again.Value!.Fate, again.Value.Ticket));
    }

    [Fact]
    public async Task A_message_no_parser_can_read_has_failed_with_its_reason_and_stays()
    {
        var channel = await Channel();

        await Intake(channel).Take(silo.Adapter.Says(new() { Failure = "This is no mail." }), Cancellation);

        var row = Assert.Single((await Intake(channel).Page(null, null, 10, Cancellation)).Value!.Items);
        Assert.Equal((IntakeFate.Failed, "This is no mail."), (row.Fate, row.Reason));
    }

    [Fact]
    public async Task The_customers_answer_goes_into_the_ticket_it_refers_to()
    {
        var channel = await Channel();
        var mail = Mail();
        var opened = await Intake(channel).Take(silo.Adapter.Says(mail), Cancellation);

        var answer = await Intake(channel).Take(silo.Adapter.Says(Mail() with { References = [mail.MailId!] }), Cancellation);

        Assert.Equal((IntakeFate.Message, opened.Value!.Ticket), (answer.Value!.Fate, answer.Value.Ticket));
    }

    [Fact]
    public async Task A_reply_leaves_and_the_ticket_hears_that_it_was_sent()
    {
        var (ticket, reply) = await Replied(await Channel());

        await Delivery(ticket, reply, DeliveryState.Sent);

        var sent = Assert.Single(silo.Adapter.Sent, item => item.Entry.Ticket == ticket);
        Assert.Equal("확인해 볼게요.", sent.Text);
    }

    [Fact]
    public async Task A_reply_the_server_refused_for_good_has_failed_with_its_words()
    {
        var channel = await Channel();
        silo.Adapter.Answers(channel, new SendAnswer(DeliveryState.Failed, "550 no such mailbox"));

        var (ticket, reply) = await Replied(channel);

        await Delivery(ticket, reply, DeliveryState.Failed);
        Assert.Contains(await Timeline(ticket), item => item.Type is TimelineKind.Delivery && item.DeliveryReason == "550 no such mailbox");
    }

    [Fact]
    public async Task A_reply_the_server_put_off_is_tried_again_when_its_time_has_come()
    {
        var channel = await Channel();
        silo.Adapter.Answers(channel, new SendAnswer(DeliveryState.Queued, "451 try later"));
        var (ticket, reply) = await Replied(channel);
        await Until.True(
            async _ => (await Timeline(ticket)).Any(item => item.DeliveryReason == "451 try later"),
            () => "not so: the first attempt is told",
            cancellationToken: Cancellation);

        silo.Clock.Advance(TimeSpan.FromMinutes(2));
        await silo.Client.GetGrain<IOutboxGrain>(channel.ToString()).Wake(silo.Clock.GetUtcNow());

        await Delivery(ticket, reply, DeliveryState.Sent);
    }

    [Fact]
    public async Task A_reply_that_came_back_has_bounced_for_a_reason_and_can_be_sent_again()
    {
        var channel = await Channel();
        var (ticket, reply) = await Replied(channel);
        await Delivery(ticket, reply, DeliveryState.Sent);
        var sent = Assert.Single(silo.Adapter.Sent, item => item.Entry.Ticket == ticket);
        var report = new MailReport(MailReportKind.Failed, "There is no such mailbox (5.1.1).") { Ticket = ticket.Number, Outbox = sent.Entry.Id };
        var bounce = Mail() with { Automatic = IntakeFate.Bounce, Report = report, OwnMailTicket = ticket.Number };

        var taken = await Intake(channel).Take(silo.Adapter.Says(bounce), Cancellation);
        await Intake(channel).Take(silo.Adapter.Says(bounce), Cancellation);

        Assert.Equal((IntakeFate.Bounce, ticket.Number, report.Reason), (taken.Value!.Fate, taken.Value.Ticket, taken.Value.Reason));
        await Delivery(ticket, reply, DeliveryState.Bounced);
        Assert.Equal(
            report.Reason,
            Assert.Single(await Timeline(ticket), item => item.Delivery is DeliveryState.Bounced && item.Type is TimelineKind.Delivery).DeliveryReason);
        Assert.True((await silo.Ticket(ticket).Read(Agent(ticket.Account), Cancellation)).Value!.DeliveryFailed);
        Assert.Null((await silo.Ticket(ticket).Resend(Agent(ticket.Account), reply, Cancellation)).Refusal);
        await Delivery(ticket, reply, DeliveryState.Sent);
    }

    [Fact]
    public async Task A_reply_that_is_only_late_has_not_failed()
    {
        var channel = await Channel();
        var (ticket, reply) = await Replied(channel);
        await Delivery(ticket, reply, DeliveryState.Sent);
        var outbox = Assert.Single(silo.Adapter.Sent, item => item.Entry.Ticket == ticket).Entry.Id;
        var late = new MailReport(MailReportKind.Delayed, "Delayed.") { Ticket = ticket.Number, Outbox = outbox };

        await Intake(channel)
            .Take(silo.Adapter.Says(Mail() with { Automatic = IntakeFate.Bounce, Report = late, OwnMailTicket = ticket.Number }), Cancellation);

        await Delivery(ticket, reply, DeliveryState.Sent);
    }

    [Fact]
    public async Task A_machines_mail_is_on_the_ticket_and_opens_nothing_again()
    {
        var channel = await Channel();
        var opened = await Intake(channel).Take(silo.Adapter.Says(Mail()), Cancellation);
        var ticket = new TicketId(channel.Account, opened.Value!.Ticket!.Value);
        await silo.Ticket(ticket).Change(Agent(channel.Account), new() { Status = TicketStatus.Completed, By = Some.Lee }, Cancellation);
        var away = Mail() with { Automatic = IntakeFate.AutoReply, AutomaticKind = AutomaticMail.OutOfOffice, OwnMailTicket = ticket.Number };

        var taken = await Intake(channel).Take(silo.Adapter.Says(away), Cancellation);

        Assert.Equal((IntakeFate.AutoReply, TicketStatus.Completed), (taken.Value!.Fate, taken.Value.View!.Status));
        Assert.Equal(AutomaticMail.OutOfOffice, (await Timeline(ticket))[^1].Automatic);
    }

    [Fact]
    public async Task A_reply_taken_back_in_time_never_leaves()
    {
        var channel = await Channel();
        var (ticket, reply) = await Replied(channel, holdSeconds: 10);

        var back = await silo.Ticket(ticket).Withdraw(Agent(ticket.Account), reply, Cancellation);

        Assert.Equal(DeliveryState.Withdrawn, back.Value!.Delivery);
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        await silo.Client.GetGrain<IOutboxGrain>(channel.ToString()).Wake(silo.Clock.GetUtcNow());
        var (other, otherReply) = await Replied(channel); // Once a later one has left, the earlier one would have, too.
        await Delivery(other, otherReply, DeliveryState.Sent);
        Assert.DoesNotContain(silo.Adapter.Sent, item => item.Entry.Ticket == ticket);
    }

    private static Contracts.Members.Actor Agent(AccountId account) => Some.Agent(account);

    private static ReadMessage Mail() => new()
    {
        MessageKey = LocalKey.New(),
        From = new("김하늘", "haneul@customer.example"),
        Subject = "결제가 두 번 되었어요",
        Text = "확인 부탁드려요.",
        MailId = $"{LocalKey.New()}@customer.example",
    };

    private Task<ChannelId> Channel() => silo.NewChannel(new(LocalKey.New()));

    private IIntakeGrain Intake(ChannelId channel) => silo.Client.GetGrain<IIntakeGrain>(channel.ToString());

    private async Task<(TicketId Ticket, long Reply)> Replied(ChannelId channel, int holdSeconds = 0)
    {
        var taken = await Intake(channel).Take(silo.Adapter.Says(Mail()), Cancellation);
        var ticket = new TicketId(channel.Account, taken.Value!.Ticket!.Value);
        var reply = await silo.Ticket(ticket).Reply(Agent(channel.Account), Some.Reply() with { HoldSeconds = holdSeconds }, Cancellation);
        Assert.True(reply.Succeeded(out var item, out var refusal), refusal?.Reason);
        return (ticket, item.Version);
    }

    private async Task<System.Collections.Immutable.ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await silo.Ticket(ticket).Timeline(Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;

    private Task Delivery(TicketId ticket, long reply, DeliveryState state) => Until.True(
        async _ => (await Timeline(ticket)).Single(item => item.Version == reply).Delivery == state, () => $"The reply is not {state}.",
        cancellationToken: Cancellation);
}
