using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Channels;

public sealed class AutoRepliesTests(TestSilo silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_ticket_is_answered_with_nothing_of_the_senders_in_it()
    {
        var channel = await Channel();

        var ticket = await Take(channel, Mail("ada@customer.example"));

        var sent = await Sent(ticket);
        Assert.Equal(
            ("문의가 접수되었습니다 - Cook Town", true, new MailParty("", "ada@customer.example")),
            (sent.Entry.Envelope().Subject, sent.Entry.Envelope().Automatic, sent.Entry.Envelope().To));
        Assert.DoesNotContain("Buy", sent.Text, StringComparison.Ordinal);
        var view = (await silo.Ticket(ticket).Read(Some.Agent(channel.Account), Cancellation)).Value!;
        Assert.Equal((1, TicketStatus.New, "Buy now"), (view.Messages, view.Status, view.Preview));
    }

    [Fact]
    public async Task An_address_is_answered_once_a_day_over_all_brands()
    {
        var account = new AccountId(LocalKey.New());
        var first = await Channel(account);
        var second = await Channel(account, "help@farm.example");
        await Sent(await Take(first, Mail("ada@customer.example")));

        await Take(first, Mail("Ada+1@customer.example"));
        await Take(second, Mail("ada@customer.example"));

        await Sent(await Take(second, Mail("bob@customer.example"))); // Once a later one has left, earlier ones would have, too.
        Assert.Single(To(account, "ada@customer.example"));
        Assert.Empty(To(account, "Ada+1@customer.example"));
    }

    [Fact]
    public async Task One_mailbox_in_many_spellings_is_answered_once()
    {
        var channel = await Channel();

        foreach (var spelling in new[] { "jane@evil.example", "\"j\\ane\"@evil.example", "j.ane@evil.example", "jane-1@evil.example", "jane=2@evil.example" })
        {
            await Take(channel, Mail(spelling));
        }

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Single(Of(channel.Account, "evil.example"));
    }

    /// <summary>Each address is another; the domain is not. Its mails are tickets all the same, and others are answered.</summary>
    [Fact]
    public async Task A_domain_that_makes_up_addresses_is_answered_ten_times_an_hour()
    {
        var channel = await Channel();

        for (var i = 0; i < 60; i++)
        {
            await Take(channel, Mail($"u{i}@h{i % 7}.evil.example"));
        }

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Equal(10, Of(channel.Account, "evil.example").Count());
    }

    [Fact]
    public async Task Customers_of_a_big_provider_do_not_share_so_small_a_budget()
    {
        var channel = await Channel();

        for (var i = 0; i < 30; i++)
        {
            await Take(channel, Mail($"u{i}@gmail.com"));
        }

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Equal(30, Of(channel.Account, "gmail.com").Count());
    }

    [Theory]
    [InlineData(true, SenderCheck.Unknown, 0)]
    [InlineData(false, SenderCheck.Unverified, 0)]
    [InlineData(false, SenderCheck.Unknown, 2)]
    public async Task Machines_strangers_and_the_past_get_no_answer(bool automatic, SenderCheck sender, int daysAgo)
    {
        var channel = await Channel();
        var mail = Mail("ada@customer.example") with
        {
            Automatic = automatic ? IntakeFate.AutoReply : null,
            Sender = sender,
            WrittenAt = silo.Clock.GetUtcNow().AddDays(-daysAgo),
        };

        await Take(channel, mail);

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Empty(To(channel.Account, "ada@customer.example"));
    }

    [Fact]
    public async Task What_was_there_before_the_channel_gets_no_answer_and_reopens_nothing()
    {
        var channel = await Channel();
        var opened = await Take(channel, Mail("ada@customer.example") with { WrittenAt = silo.Clock.GetUtcNow() }, imported: true);
        await silo.Ticket(opened).Change(Some.Agent(channel.Account), new() { Status = TicketStatus.Completed, By = Some.Lee }, Cancellation);

        var later = await Take(channel, Mail("ada@customer.example") with { ReplyAddressTicket = opened.Number }, imported: true);

        Assert.Equal(opened, later);
        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Empty(To(channel.Account, "ada@customer.example"));
        Assert.Equal(TicketStatus.Completed, (await silo.Ticket(opened).Read(Some.Agent(channel.Account), Cancellation)).Value!.Status);
    }

    [Fact]
    public async Task A_mail_that_is_taken_in_again_after_a_crash_is_not_answered_again()
    {
        var channel = await Channel();
        var mail = Mail("ada@customer.example");
        var ticket = await Take(channel, mail);
        await Sent(ticket);

        await Take(channel, mail);
        await silo.Client.GetGrain<ITicketIntakeGrain>(ticket.ToString()).AnswerByItself(new() { Subject = "s", Text = "again" }, Cancellation);

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Single(To(channel.Account, "ada@customer.example"));
    }

    [Fact]
    public async Task A_crash_between_the_claim_and_the_answer_takes_the_answer_away_and_not_the_limit()
    {
        var channel = await Channel();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("ada@customer.example"u8));
        Assert.True(await silo.Stores.AutoReplies.Claim(channel.Account, hash, silo.Clock.GetUtcNow(), Cancellation));

        await Take(channel, Mail("ada@customer.example"));

        await Sent(await Take(channel, Mail("bob@customer.example")));
        Assert.Empty(To(channel.Account, "ada@customer.example"));
    }

    [Fact]
    public async Task A_brand_that_does_not_want_it_is_silent()
    {
        var channel = await silo.NewChannel(new(LocalKey.New()));

        var ticket = await Take(channel, Mail("ada@customer.example"));

        Assert.DoesNotContain(
            (await silo.Ticket(ticket).Timeline(Some.Agent(channel.Account), new(), Cancellation)).Value!.Items, item => item.Type is TimelineKind.Reply);
    }

    /// <summary>
    /// Each is the other's customer. Where the wire takes away what says that a machine wrote, the ids still thread, and the day's limit still holds.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_such_servers_that_talk_to_each_other_stop_after_two_mails_each(bool wireStripsHeaders)
    {
        var (here, there) = (await Channel(address: "support@here.example"), await Channel(address: "support@there.example"));
        var (from, to) = ("support@there.example", here);
        var (fromHere, fromThere) = (0, 1);
        var mail = Mail(from);

        for (var mails = 0; mails < 10; mails++)
        {
            var ticket = await Take(to, mail);
            var answer = silo.Adapter.Sent.Count;

            if ((await silo.Ticket(ticket).Timeline(Some.Agent(to.Account), new(), Cancellation)).Value!.Items is not [.., { Type: TimelineKind.Reply }])
            {
                Assert.True(fromHere <= 2 && fromThere <= 2, $"{fromHere} and {fromThere} after {answer}");
                return;
            }

            var sent = await Sent(ticket);
            from = to == here ? "support@here.example" : "support@there.example";
            to = to == here ? there : here;
            (fromHere, fromThere) = to == there ? (fromHere + 1, fromThere) : (fromHere, fromThere + 1);
            mail = Mail(from) with
            {
                MailId = $"{sent.Entry.Id}@{from}",
                References = wireStripsHeaders ? [] : [sent.Entry.Envelope().InReplyTo!],
                Automatic = wireStripsHeaders ? null : IntakeFate.AutoReply,
            };
        }

        Assert.Fail("They went on.");
    }

    private static ReadMessage Mail(string from) => new()
    {
        MessageKey = LocalKey.New(),
        From = new("Buy now", from),
        Subject = "Buy now",
        Text = "Buy now",
        MailId = $"{LocalKey.New()}@customer.example",
    };

    private Task<ChannelId> Channel(AccountId? account = null, string address = "support@cook.example") =>
        silo.NewChannel(account ?? new(LocalKey.New()), address, new() { On = true });

    private async Task<TicketId> Take(ChannelId channel, ReadMessage mail, bool imported = false)
    {
        var taken = await silo.Client.GetGrain<IIntakeGrain>(channel.ToString()).Take(silo.Adapter.Says(mail) with { Imported = imported }, Cancellation);
        return taken.Succeeded(out var answer, out var refusal)
            ? new(channel.Account, answer.Ticket!.Value)
            : throw new InvalidOperationException(refusal.Reason);
    }

    private async Task<OutboxItem> Sent(TicketId ticket)
    {
        await Until.True(
            _ => Task.FromResult(silo.Adapter.Sent.Any(item => item.Entry.Ticket == ticket)),
            () => "The answer has not left.",
            cancellationToken: Cancellation);
        return silo.Adapter.Sent.Last(item => item.Entry.Ticket == ticket);
    }

    private IEnumerable<OutboxItem> Of(AccountId account, string domain) => silo.Adapter.Sent
        .Where(item => item.Entry.Ticket.Account == account && item.Entry.Envelope().To.Email.EndsWith(domain, StringComparison.Ordinal));

    private IEnumerable<OutboxItem> To(AccountId account, string address) =>
        silo.Adapter.Sent.Where(item => item.Entry.Ticket.Account == account && item.Entry.Envelope().To.Email == address);
}
