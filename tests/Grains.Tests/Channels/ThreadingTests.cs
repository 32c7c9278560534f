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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_colleague_whom_the_customer_copies_may_join_and_gets_replies_once_a_member_says_so(bool bySignature)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var first = Mail();
        var opened = await Take(channel, first);
        var second = Mail() with { References = [first.MailId!], Cc = [new("Bob", "Bob@customer.example"), new("", "support+x@cook.example")] };
        second = bySignature ? second with { OwnMailTicket = opened.Ticket } : second with { Sender = SenderCheck.Verified, SendersAreChecked = true };
        await Take(channel, second);

        var joined = await Take(channel, Mail("bob@customer.example") with { References = [second.MailId!] });

        Assert.Equal((IntakeFate.Message, opened.Ticket), (joined.Fate, joined.Ticket));
        Assert.Empty(joined.View!.Cc);
        Assert.Equal([new BroughtIn("Bob@customer.example", "haneul@customer.example")], joined.View.AddedByMail);
    }

    /// <summary>Which mails were found to divert answers: each names the customer as its sender, and somebody else as one to answer.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_forged_mail_diverts_nothing(bool byNumber, bool byId)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var first = Mail();
        var opened = await Take(channel, first);
        var forged = Mail() with
        {
            Subject = byNumber ? $"Re: [#{opened.Ticket}]" : "Re: 결제",
            References = byId ? [first.MailId!] : [],
            Cc = [new("", "eve@elsewhere.example")],
        };

        var own = await Take(channel, forged);

        Assert.Equal(IntakeFate.Ticket, own.Fate);
        Assert.Equal([opened.Ticket!.Value], own.View!.MaybeRelated);
        var agent = Some.Agent(channel.Account);

        foreach (var number in new[] { opened.Ticket!.Value, own.Ticket!.Value })
        {
            var ticket = silo.Ticket(new(channel.Account, number));
            Assert.Empty((await ticket.Read(agent, Cancellation)).Value!.Cc);
            Assert.Empty((await ticket.Reply(agent, Some.Reply(), Cancellation)).Value!.Cc);
        }
    }

    [Fact]
    public async Task Who_was_addressed_beside_us_takes_part_and_their_answer_threads()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var first = Mail() with { To = [new("Pat", "pat@vendor.example")], Cc = [new("", "support@cook.example")] };
        var opened = await Take(channel, first);

        var answer = await Take(
            channel,
            Mail("pat@vendor.example") with
            {
                References = [first.MailId!],
                To = [new("", "Haneul@customer.example")],
                Cc = [new("", "support@cook.example")],
            });

        Assert.Equal((IntakeFate.Message, opened.Ticket), (answer.Fate, answer.Ticket));
        Assert.Equal([new BroughtIn("pat@vendor.example", "haneul@customer.example")], answer.View!.AddedByMail);
    }

    [Theory]
    [InlineData("pat@vendor.example", "support@cook.example", "pat@vendor.example")]
    [InlineData("hello@cook-town.example", "", null)] // By a name of ours that we do not know.
    [InlineData("hello@cook-town.example, pat@vendor.example", "", "pat@vendor.example", "hello@cook-town.example")]
    public async Task Another_name_of_ours_takes_no_part(string to, string cc, string? added, string? deliveredTo = null)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var mail = Mail() with { To = Parties(to), Cc = Parties(cc), DeliveredTo = deliveredTo is null ? [] : [deliveredTo] };

        Assert.Equal(added is null ? [] : [added], (await Take(channel, mail)).View!.AddedByMail.Select(one => one.Email));

        static System.Collections.Immutable.ImmutableArray<MailParty> Parties(string addresses) =>
            [.. addresses.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(address => new MailParty("", address))];
    }

    /// <summary>Lists and servers mark what people write, too.</summary>
    [Theory]
    [InlineData("haneul@customer.example", true, IntakeFate.Message)]
    [InlineData("haneul@customer.example", false, IntakeFate.AutoReply)]
    [InlineData("list@elsewhere.example", true, IntakeFate.AutoReply)]
    public async Task What_may_be_a_persons_is_one_on_a_ticket_of_their_own(string from, bool maybePerson, IntakeFate fate)
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var opened = await Take(channel, Mail());

        var answer = await Take(channel, Mail(from) with
        {
            OwnMailTicket = opened.Ticket,
            Automatic = IntakeFate.AutoReply,
            AutomaticKind = AutomaticMail.List,
            MaybePerson = maybePerson,
        });

        Assert.Equal((fate, opened.Ticket), (answer.Fate, answer.Ticket));
        var items = (await silo.Ticket(new(channel.Account, opened.Ticket!.Value)).Timeline(Some.Agent(channel.Account), new(), Cancellation)).Value!.Items;
        Assert.Equal(fate is IntakeFate.Message ? null : AutomaticMail.List, items[^1].Automatic);
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

        Assert.Empty(opened.View!.AddedByMail);
    }

    [Fact]
    public async Task A_stranger_who_got_hold_of_the_reply_address_writes_but_copies_nobody_in()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));
        var opened = await Take(channel, Mail());

        var strange = await Take(
            channel, Mail("eve@elsewhere.example") with { ReplyAddressTicket = opened.Ticket, Cc = [new("", "mallory@elsewhere.example")] });

        Assert.Equal((IntakeFate.Message, opened.Ticket), (strange.Fate, strange.Ticket));
        Assert.Empty(strange.View!.AddedByMail);
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
