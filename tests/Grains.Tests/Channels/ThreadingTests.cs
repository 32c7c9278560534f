using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>Into which ticket a mail goes, and into which it must not.</summary>
public sealed class ThreadingTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_colleague_who_was_copied_later_may_join_and_gets_the_replies()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var first = Mail();
        var opened = await Take(channel, first);
        var second = Mail() with { References = [first.MailId!], Cc = [new("Bob", "Bob@customer.example"), new("", "support+x@cook.example")] };
        await Take(channel, second);

        var joined = await Take(channel, Mail("bob@customer.example") with { References = [second.MailId!] });

        Assert.Equal((IntakeFate.Message, opened.Ticket), (joined.Fate, joined.Ticket));
        Assert.Equal(["Bob@customer.example"], joined.View!.Cc);
    }

    [Fact]
    public async Task A_stranger_who_quotes_ids_and_numbers_gets_a_ticket_that_says_what_it_may_have_to_do_with()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var first = Mail();
        var opened = await Take(channel, first);

        var strange = await Take(
            channel, Mail("eve@elsewhere.example") with { References = [first.MailId!], Subject = $"Re: [#{opened.Ticket}] [#987654321]" });

        Assert.Equal(IntakeFate.Ticket, strange.Fate);
        Assert.NotEqual(opened.Ticket, strange.Ticket);
        var ticket = silo.Ticket(new(channel.Account, strange.Ticket!.Value));
        var items = (await ticket.Timeline(Some.Agent(channel.Account), new(), Cancellation)).Value!.Items;
        Assert.Equal([opened.Ticket!.Value], items.Single(item => item.Type is TimelineKind.Related).Related);
    }

    [Fact]
    public async Task Whom_nobody_vouches_for_copies_nobody_in()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));

        var opened = await Take(channel, Mail() with { Sender = SenderCheck.Unverified, Cc = [new("", "eve@elsewhere.example")] });

        Assert.Empty(opened.View!.Cc);
    }

    [Fact]
    public async Task A_stranger_who_got_hold_of_the_reply_address_writes_but_copies_nobody_in()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var opened = await Take(channel, Mail());

        var strange = await Take(
            channel, Mail("eve@elsewhere.example") with { ReplyAddressTicket = opened.Ticket, Cc = [new("", "mallory@elsewhere.example")] });

        Assert.Equal((IntakeFate.Message, opened.Ticket), (strange.Fate, strange.Ticket));
        Assert.Empty(strange.View!.Cc);
    }

    [Fact]
    public async Task A_deleted_ticket_stays_deleted_when_its_customer_writes_again_and_restoring_brings_it_back()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var (agent, first) = (Some.Agent(channel.Account), Mail());
        var opened = await Take(channel, first);
        var ticket = silo.Ticket(new(channel.Account, opened.Ticket!.Value));
        var deleted = await ticket.Change(agent, new() { Deleted = true, By = Some.Lee }, Cancellation);
        Assert.Equal(TicketBox.Deleted, deleted.Value!.Box);
        Assert.Equal("deleted", (await ticket.Reply(agent, Some.Reply(), Cancellation)).Refusal!.Code);

        var second = Mail() with { References = [first.MailId!], ReplyAddressTicket = opened.Ticket };
        var again = await Take(channel, second);
        var answer = await Take(channel, Mail() with { References = [first.MailId!, second.MailId!], ReplyAddressTicket = opened.Ticket });

        Assert.Equal((IntakeFate.Ticket, IntakeFate.Message, again.Ticket), (again.Fate, answer.Fate, answer.Ticket));
        var items = (await silo.Ticket(new(channel.Account, again.Ticket!.Value)).Timeline(agent, new(), Cancellation)).Value!.Items;
        Assert.Equal([opened.Ticket.Value], items.Single(item => item.Type is TimelineKind.Related).Related);
        Assert.Equal(deleted.Value.Version, (await ticket.Read(agent, Cancellation)).Value!.Version);
        var restored = await ticket.Change(agent, new() { Deleted = false, By = Some.Lee }, Cancellation);
        Assert.Equal(TicketBox.Open, restored.Value!.Box);
    }

    private static ReadMessage Mail(string from = "haneul@customer.example") => new()
    {
        MessageKey = LocalKey.New(),
        From = new("", from),
        Subject = "결제가 두 번 되었어요",
        Text = "확인 부탁드려요.",
        MailId = $"{LocalKey.New()}@customer.example",
    };

    private async Task<IntakeAnswer> Take(ChannelId channel, ReadMessage mail)
    {
        var taken = await silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(silo.Adapter.Says(mail), Cancellation);
        return taken.Succeeded(out var answer, out var refusal) ? answer : throw new InvalidOperationException(refusal.Reason);
    }
}
