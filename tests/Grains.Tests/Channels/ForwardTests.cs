using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets.Forwarding;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>What goes to people outside, and where their answers go.</summary>
public sealed class ForwardTests(TestSilo silo)
{
    private const string Vendor = "pat@vendor.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forward_goes_to_those_it_names_and_is_no_answer_to_the_customer()
    {
        var (channel, ticket) = await Opened();
        var before = await View(ticket);

        var item = await Forward(ticket, Wish());

        var sent = await Sent(ticket);
        var envelope = EmailEnvelope.Of(sent);
        Assert.Equal([Vendor, "sam@vendor.example"], envelope.Also.Prepend(envelope.To).Select(party => party.Email));
        Assert.Null(envelope.InReplyTo);
        Assert.Equal(channel.Local, sent.Entry.Channel);
        Assert.Contains("Please have a look.", sent.Text, StringComparison.Ordinal);
        Assert.Contains("확인 부탁드려요.", sent.Text, StringComparison.Ordinal);
        Assert.Equal(TimelineKind.Forward, item.Type);
        var after = await View(ticket);
        Assert.Equal(
            (before.Status, before.Messages, before.Preview, before.LastMessageAt), (after.Status, after.Messages, after.Preview, after.LastMessageAt));
        await Until.True(
            async _ => (await Timeline(ticket)).Single(one => one.Id == item.Id).Delivery is DeliveryState.Sent,
            () => "not so: the forward is told to be sent",
            cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_memo_goes_with_no_forward()
    {
        var (_, ticket) = await Opened();
        var memo = (await silo.Ticket(ticket).Memo(Some.Agent(ticket.Account), Some.Memo("The secret"), Cancellation)).Value!;

        Assert.Equal("not_forwardable", (await Try(ticket, Wish() with { Items = [memo.Version] })).Refusal!.Code);
        await Forward(ticket, Wish());

        Assert.DoesNotContain("The secret", (await Sent(ticket)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_wish_again_forwards_once()
    {
        var (_, ticket) = await Opened();

        var first = await Forward(ticket, Wish() with { WishId = "w1" });
        var again = await Forward(ticket, Wish() with { WishId = "w1" });

        Assert.Equal(first.Id, again.Id);
    }

    [Theory]
    [InlineData("to", "no_recipients")]
    [InlineData("to", "bad_address", "pat")]
    [InlineData("to", "own_address", "Support+x@cook.example")]
    public async Task Whom_nothing_can_be_forwarded_to_is_refused(string field, string code, params string[] to)
    {
        var (_, ticket) = await Opened();

        var refusal = (await Try(ticket, Wish() with { To = [.. to] })).Refusal!;

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public async Task A_brand_without_mail_forwards_nothing()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var ticket = new TicketId(channel.Account, 1);
        var message = Some.Message(account: channel.Account) with { Channel = null, ChannelKind = "api" };
        await silo.Client.GetGrain<ITicketIntakeGrain>(ticket.ToString()).Open(Some.Ticket(message, brand: "elsewhere"), Cancellation);

        Assert.Equal("no_mail_channel", (await Try(ticket, Wish())).Refusal!.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_recipient_answers_stands_beside_the_conversation(bool byAddress)
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish());
        await silo.Ticket(ticket).Change(Some.Agent(ticket.Account), new() { Status = TicketStatus.Completed, By = Some.Lee }, Cancellation);
        var before = await View(ticket);

        var answer = await Answers(channel, ticket, forward, "Pat@vendor.example", byAddress);

        Assert.Equal((IntakeFate.Message, ticket.Number), (answer.Fate, answer.Ticket));
        var after = await View(ticket);
        Assert.Equal(
            (TicketStatus.Completed, before.Messages, before.Preview, before.Customer, before.LastMessageAt),
            (after.Status, after.Messages, after.Preview, after.Customer, after.LastMessageAt));
        Assert.Empty(after.AddedByMail);
        Assert.Empty(after.Cc);
        var item = (await Written(ticket))[^1];
        Assert.Equal((TimelineKind.ForwardAnswer, forward.Id, "outsider"), (item.Type, item.Of, item.Actor.Kind));
        Assert.Equal("Pat@vendor.example", item.From!.Email);
    }

    [Fact]
    public async Task What_the_customer_answers_is_theirs_whichever_of_our_mails_they_answer()
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish() with { To = ["haneul@customer.example", Vendor] });

        var answer = await Answers(channel, ticket, forward, "haneul@customer.example", byAddress: true);

        Assert.Equal((IntakeFate.Message, ticket.Number), (answer.Fate, answer.Ticket));
        Assert.Equal(TimelineKind.Message, (await Written(ticket))[^1].Type);
    }

    [Fact]
    public async Task Our_mark_lets_no_stranger_into_the_ticket()
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish());
        var version = (await View(ticket)).Version;

        var strange = await Answers(channel, ticket, forward, "eve@elsewhere.example", byAddress: true);

        Assert.Equal(IntakeFate.Ticket, strange.Fate);
        Assert.NotEqual(ticket.Number, strange.Ticket);
        Assert.True((await Timeline(ticket)).All(item => item.Version <= version || item.Type is TimelineKind.Delivery));
    }

    [Fact]
    public async Task An_answer_to_a_forward_is_answered_in_its_own_thread()
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish());
        await Answers(channel, ticket, forward, Vendor, byAddress: false);
        var answer = (await Written(ticket))[^1];

        var second = await Forward(ticket, Wish() with { To = [Vendor], Items = [], Answers = answer.Version });

        await Until.True(
            _ => Task.FromResult(silo.Adapter.Sent.Count(one => one.Entry.Ticket == ticket) is 2),
            () => "not so: both have left",
            cancellationToken: Cancellation);
        var sent = silo.Adapter.Sent.Single(one => one.Entry.Reply == second.Version && one.Entry.Ticket == ticket);
        Assert.Equal("answer@vendor.example", EmailEnvelope.Of(sent).InReplyTo);
        Assert.Equal("Re: Fwd: 결제", EmailEnvelope.Of(sent).Subject);
        Assert.DoesNotContain("확인 부탁드려요.", sent.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Id, second.Of);
    }

    [Fact]
    public async Task An_answer_to_what_a_merged_ticket_forwarded_is_in_the_survivor()
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish());
        var survivor = (await Take(channel, Mail("haneul@customer.example"))).Ticket!.Value;
        var pairs = silo.Client.GetGrain<ITicketPairsGrain>(ticket.Account.Value);
        await pairs.Merge(Some.Agent(ticket.Account), new(ticket.Number, survivor, Some.Lee), Cancellation);

        var answer = await Answers(channel, ticket, forward, Vendor, byAddress: false);

        Assert.Equal(survivor, answer.Ticket);
        Assert.Equal(TimelineKind.ForwardAnswer, (await Timeline(new(ticket.Account, survivor)))[^1].Type);
    }

    [Fact]
    public async Task A_forward_that_came_back_says_so_and_can_be_sent_again()
    {
        var (channel, ticket) = await Opened();
        var forward = await Forward(ticket, Wish());
        var sent = await Sent(ticket);
        var report = new MailReport(MailReportKind.Failed, "There is no such mailbox.") { Ticket = ticket.Number, Outbox = sent.Entry.Id };

        await Take(channel, Mail(Vendor) with { Automatic = IntakeFate.Bounce, Report = report });

        Assert.Equal(DeliveryState.Bounced, (await Timeline(ticket)).Single(item => item.Id == forward.Id).Delivery);
        Assert.Null((await silo.Ticket(ticket).Resend(Some.Agent(ticket.Account), forward.Version, Cancellation)).Refusal);
    }

    private static ForwardWish Wish() => new() { To = [Vendor, "sam@vendor.example"], Body = "Please have a look.", By = Some.Lee };

    private static ReadMessage Mail(string from) => new()
    {
        MessageKey = LocalKey.New(),
        From = new("", from),
        Subject = "결제",
        Text = "확인 부탁드려요.",
        MailId = $"{LocalKey.New()}@customer.example",
    };

    private async Task<(ChannelId Channel, TicketId Ticket)> Opened()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var opened = await Take(channel, Mail("haneul@customer.example"));
        return (channel, new(channel.Account, opened.Ticket!.Value));
    }

    /// <summary>What became of the forward itself is told whenever its outbox comes to it.</summary>
    private async Task<ImmutableArray<TimelineItem>> Written(TicketId ticket) =>
        [.. (await Timeline(ticket)).Where(item => item.Type is not TimelineKind.Delivery)];

    private async Task<IntakeAnswer> Answers(ChannelId channel, TicketId ticket, TimelineItem forward, string from, bool byAddress)
    {
        var outbox = (await Sent(ticket)).Entry.Id;
        var mark = byAddress
            ? new ForwardMark { Ticket = ticket.Number, Item = forward.Version }
            : new ForwardMark { Ticket = ticket.Number, Outbox = outbox };
        return await Take(channel, Mail(from) with
        {
            Forward = mark,
            Subject = "Re: Fwd: 결제",
            MailId = "answer@vendor.example",
            Cc = [new("", "boss@vendor.example"), new("", "support@cook.example")],
        });
    }

    private async Task<IntakeAnswer> Take(ChannelId channel, ReadMessage mail)
    {
        var taken = await silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(silo.Adapter.Says(mail), Cancellation);
        return taken.Succeeded(out var answer, out var refusal) ? answer : throw new InvalidOperationException(refusal.Reason);
    }

    private Task<Outcome<TimelineItem>> Try(TicketId ticket, ForwardWish wish) =>
        silo.Client.GetGrain<ITicketForwardsGrain>(ticket.ToString()).Forward(Some.Agent(ticket.Account), wish, Cancellation);

    private async Task<TimelineItem> Forward(TicketId ticket, ForwardWish wish) =>
        (await Try(ticket, wish)).Succeeded(out var item, out var refusal) ? item : throw new InvalidOperationException(refusal.Reason);

    private async Task<Oqupie.Grains.Tickets.OutboxItem> Sent(TicketId ticket)
    {
        await Until.True(
            _ => Task.FromResult(silo.Adapter.Sent.Any(one => one.Entry.Ticket == ticket)),
            () => "not so: the forward has left",
            cancellationToken: Cancellation);
        return silo.Adapter.Sent.First(one => one.Entry.Ticket == ticket);
    }

    private async Task<TicketView> View(TicketId ticket) => (await silo.Ticket(ticket).Read(Some.Agent(ticket.Account), Cancellation)).Value!;

    private async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await silo.Ticket(ticket).Timeline(Some.Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;
}
