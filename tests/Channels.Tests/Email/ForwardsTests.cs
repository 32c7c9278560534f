using System.Collections.Immutable;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Channels.Tests.Email;

/// <summary>A forward as a mail, and what its answers say of it.</summary>
public sealed class ForwardsTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task It_goes_to_all_it_names_as_a_conversation_of_its_own()
    {
        using var mail = await _rig.The<MailWriter>().Write(Cast.Channel(), Forward(), Ended);

        Assert.Equal("Fwd: 결제가 두 번 되었어요 [#1042]", mail.Subject);
        Assert.Equal(["pat@vendor.example", "sam@vendor.example"], mail.To.Mailboxes.Select(to => to.Address));
        Assert.Null(mail.InReplyTo);
        Assert.Empty(mail.References);
        var address = mail.ReplyTo.Mailboxes.Single().Address;
        Assert.Null(ReplyToken.Read(address, Cast.Account, Cast.MailKey));
        Assert.Equal(new() { Ticket = 1042, Item = 7 }, ForwardToken.Read(address, Cast.Account, Cast.MailKey));
        Assert.Equal(new OwnMail(1042, "k3m9") { Forward = true }, MailIds.Read(mail.MessageId!, Cast.Account, Cast.MailKey));
    }

    [Fact]
    public async Task One_that_answers_stays_in_its_thread()
    {
        using var mail = await _rig.The<MailWriter>().Write(
            Cast.Channel(), Forward().With(envelope => envelope with { Subject = "Re: Fwd: 문의 [#1042]", InReplyTo = "2@vendor.example" }), Ended);

        Assert.Equal("Re: Fwd: 문의 [#1042]", mail.Subject);
        Assert.Equal("2@vendor.example", mail.InReplyTo);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Its_answer_names_it_and_vouches_for_nothing(bool byAddress, bool byId)
    {
        using var mail = await _rig.The<MailWriter>().Write(Cast.Channel(), Forward(), Ended);
        var to = byAddress ? mail.ReplyTo.Mailboxes.Single().Address.ToUpperInvariant() : "support@cook.example";
        var references = byId ? $"References: <1@vendor.example> <{mail.MessageId}>\nIn-Reply-To: <{mail.MessageId}>\n" : "";

        var read = await _rig.Read($"From: pat@vendor.example\nTo: {to}\n{references}Subject: Re: Fwd: x\n\nHi", Ended);

        Assert.Equal(byAddress ? new() { Ticket = 1042, Item = 7 } : new() { Ticket = 1042, Outbox = "k3m9" }, read.Forward);
        Assert.Null(read.OwnMailTicket);
        Assert.Null(read.ReplyAddressTicket);
    }

    [Fact]
    public async Task The_newest_mail_of_ours_in_the_chain_says_what_is_answered()
    {
        var reply = MailIds.Make(new(Cast.Account, 7), "a1", "support@cook.example", Cast.MailKey);
        var forward = MailIds.Make(new(Cast.Account, 7), "a2", "support@cook.example", Cast.MailKey, forward: true);

        var read = await _rig.Read($"From: a@x.example\nReferences: <{forward}> <{reply}>\n\nHi", Ended);

        Assert.Null(read.Forward);
        Assert.Equal(7, read.OwnMailTicket);
    }

    [Fact]
    public void A_mark_that_somebody_made_up_names_nothing()
    {
        var signed = ForwardToken.Sign("support@cook.example", new(Cast.Account, 1042), 7, Cast.MailKey);
        var id = MailIds.Make(new(Cast.Account, 1042), "k3m9", "support@cook.example", Cast.MailKey);

        Assert.Null(ForwardToken.Read(signed.Replace(".7.", ".8.", StringComparison.Ordinal), Cast.Account, Cast.MailKey));
        Assert.Null(ForwardToken.Read(signed, new("other"), Cast.MailKey));
        Assert.Null(MailIds.Read($"of{id["oq".Length..]}", Cast.Account, Cast.MailKey));
    }

    private static OutboxItem Forward() => Cast.Reply().With(envelope => envelope with
    {
        To = new("", "pat@vendor.example"),
        Also = [new MailParty("", "sam@vendor.example")],
        InReplyTo = null,
        References = ImmutableArray<string>.Empty,
        Forward = 7,
    });
}
