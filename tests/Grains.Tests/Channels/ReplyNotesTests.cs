using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>What is to be said of a reply that has left, and is none the worse for it.</summary>
public sealed class ReplyNotesTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailReportKind.Delayed, DeliveryNote.Delayed)]
    [InlineData(MailReportKind.Held, DeliveryNote.Held)]
    public async Task What_is_late_or_held_is_a_notice_of_its_own_and_the_reply_stays_sent(MailReportKind kind, DeliveryNote note)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var (ticket, reply, outbox) = await Sent(channel);

        await Report(channel, new(kind, "450 4.2.0 Greylisted") { Ticket = ticket.Number, Outbox = outbox });
        await Report(channel, new(kind, "450 4.2.0 Greylisted, and again") { Ticket = ticket.Number, Outbox = outbox });

        var told = Assert.Single(await Timeline(ticket), item => item.Type is TimelineKind.Delivery && item.Note == note);
        Assert.Equal((reply, "450 4.2.0 Greylisted"), (told.Of, told.DeliveryReason));
        Assert.Contains(await Timeline(ticket), item => item.Id == reply && item.Delivery is DeliveryState.Sent && item.Note == note);
        Assert.False((await silo.Ticket(ticket).Read(Some.Agent(ticket.Account), Cancellation)).Value!.DeliveryFailed);
    }

    [Theory]
    [InlineData(MailReportKind.Delivered)]
    [InlineData(MailReportKind.Complaint)]
    public async Task Good_news_and_complaints_move_nothing(MailReportKind kind)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var (ticket, _, outbox) = await Sent(channel);
        var before = (await Timeline(ticket)).Length;

        var fate = await Report(channel, new(kind, "250 ok") { Ticket = ticket.Number, Outbox = outbox });

        Assert.Equal(IntakeFate.Bounce, fate);
        Assert.Equal(before, (await Timeline(ticket)).Length);
    }

    [Fact]
    public async Task Of_a_reply_that_came_back_nobody_hears_that_it_is_late()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var (ticket, _, outbox) = await Sent(channel);
        await Report(channel, new(MailReportKind.Failed, "550 5.1.1 gone") { Ticket = ticket.Number, Outbox = outbox });

        await Report(channel, new(MailReportKind.Delayed, "late") { Ticket = ticket.Number, Outbox = outbox });

        Assert.DoesNotContain(await Timeline(ticket), item => item.Note is not null);
    }

    [Fact]
    public async Task A_copy_that_was_refused_is_told_on_the_reply_and_it_is_sent()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        silo.Adapter.Answers(channel, new SendAnswer(DeliveryState.Sent, "250 ok") { NotTo = "dud@shop.example (550 5.1.1 No such user)" });

        var (ticket, reply, _) = await Sent(channel);

        var told = Assert.Single(await Timeline(ticket), item => item.Type is TimelineKind.Delivery && item.Note is DeliveryNote.NotToAll);
        Assert.Equal((reply, "dud@shop.example (550 5.1.1 No such user)"), (told.Of, told.DeliveryReason));
        Assert.Contains(await Timeline(ticket), item => item.Id == reply && item.Note is DeliveryNote.NotToAll);
    }

    private async Task<(TicketId Ticket, string Reply, string Outbox)> Sent(ChannelId channel)
    {
        var taken = await Take(channel, Mail());
        var ticket = new TicketId(channel.Account, taken.Ticket!.Value);
        var reply = await silo.Ticket(ticket).Reply(Some.Agent(channel.Account), Some.Reply() with { HoldSeconds = 0 }, Cancellation);
        Assert.True(reply.Succeeded(out var item, out var refusal), refusal?.Reason);
        await Until.True(
            async _ => (await Timeline(ticket)).Single(one => one.Id == item.Id).Delivery is DeliveryState.Sent, () => "It is not sent.",
            cancellationToken: Cancellation);
        return (ticket, item.Id, silo.Adapter.Sent.Last(sent => sent.Entry.Ticket == ticket).Entry.Id);
    }

    private async Task<IntakeFate> Report(ChannelId channel, MailReport report) =>
        (await Take(channel, Mail() with { Automatic = IntakeFate.Bounce, Report = report, OwnMailTicket = report.Ticket })).Fate;

    private async Task<IntakeAnswer> Take(ChannelId channel, ReadMessage mail) =>
        (await silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(silo.Adapter.Says(mail), Cancellation)).Value!;

    private async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) =>
        (await silo.Ticket(ticket).Timeline(Some.Agent(ticket.Account), new() { Limit = 200 }, Cancellation)).Value!.Items;

    private static ReadMessage Mail() => new()
    {
        MessageKey = LocalKey.New(),
        From = new("Haneul", "haneul@customer.example"),
        Subject = "Paid twice",
        Text = "Please look.",
        MailId = $"{LocalKey.New()}@customer.example",
    };
}
