using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

public sealed class ReplyHistoryTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_outside_wrote_is_quoted_newest_first_and_nothing_else()
    {
        var channel = await Channel("{{body}}{{history}}");
        var ticket = await Take(channel, Mail("first"));
        await silo.Ticket(ticket).Memo(Some.Agent(channel.Account), Some.Memo("secret"), Cancellation);
        await Take(channel, Mail("second", ticket));
        await Take(channel, Mail("forged", ticket) with { Sender = SenderCheck.Unverified });
        await Take(channel, Mail("away", ticket) with { Automatic = IntakeFate.AutoReply, AutomaticKind = AutomaticMail.OutOfOffice });

        Assert.Equal(["second", "first"], (await Replied(ticket)).History.Select(quoted => quoted.Text));
    }

    [Fact]
    public async Task A_brand_that_does_not_quote_reads_nothing() =>
        Assert.Empty((await Replied(await Take(await Channel("{{body}}"), Mail("first")))).History);

    [Fact]
    public async Task The_members_name_goes_with_the_reply() =>
        Assert.Equal("Lee", (await Replied(await Take(await Channel("{{body}}"), Mail("first")))).Entry.Envelope().Agent);

    private static ReadMessage Mail(string text, TicketId? ticket = null) => new()
    {
        MessageKey = LocalKey.New(),
        From = new("Ada", "ada@customer.example"),
        Text = text,
        MailId = $"{LocalKey.New()}@customer.example",
        ReplyAddressTicket = ticket?.Number,
    };

    private async Task<ChannelId> Channel(string template)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var brand = TheOutcome.Done(await silo.Client.GetGrain<IChannelsGrain>(channel.Account.Value).Read(channel.Local)).Brand;
        var changed = await silo.Client.GetGrain<IBrandGrain>(new BrandId(channel.Account, brand).ToString()).Change(new() { MailTemplate = template });
        Assert.Null(changed.Refusal);
        return channel;
    }

    private async Task<TicketId> Take(ChannelId channel, ReadMessage mail)
    {
        var taken = await silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(silo.Adapter.Says(mail), Cancellation);
        return new(channel.Account, taken.Value!.Ticket!.Value);
    }

    private async Task<OutboxItem> Replied(TicketId ticket)
    {
        Assert.Null((await silo.Ticket(ticket).Reply(Some.Agent(ticket.Account), Some.Reply(), Cancellation)).Refusal);
        await Until.True(
            _ => Task.FromResult(silo.Adapter.Sent.Any(item => item.Entry.Ticket == ticket)), () => "The reply has not left.", cancellationToken: Cancellation);
        return silo.Adapter.Sent.Single(item => item.Entry.Ticket == ticket);
    }
}
