using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>Who gets a reply beside the customer.</summary>
public sealed class CopyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_is_named_gets_it_and_takes_part_from_then_on()
    {
        var ticket = Opened("old@customer.example");

        var decision = Reply(ticket, Some.Reply() with { Cc = ["new@customer.example"], Bcc = ["boss@acme.example"] });

        Assert.Equal(["new@customer.example"], decision.Outbox!.Envelope().Cc.Select(party => party.Email));
        Assert.Equal(["boss@acme.example"], decision.Outbox!.Envelope().Bcc.Select(party => party.Email));
        Assert.Equal(["new@customer.example"], decision.Cc!.Value);
        Assert.Equal(["boss@acme.example"], decision.Contents[0].Meta.Bcc.Select(party => party.Email));
    }

    [Fact]
    public void Both_ways_to_write_a_domain_are_one_copy() =>
        Assert.Equal(
            ["ann@münchen.example"],
            Reply(Opened("old@customer.example"), Some.Reply() with { Cc = ["ann@xn--mnchen-3ya.example", "ann@münchen.example"] })
                .Outbox!.Envelope().Cc.Select(party => party.Email));

    [Fact]
    public void Where_nobody_is_named_those_in_copy_get_it() =>
        Assert.Equal(["old@customer.example"], Reply(Opened("old@customer.example"), Some.Reply()).Outbox!.Envelope().Cc.Select(party => party.Email));

    [Fact]
    public void Naming_none_ends_the_copies() => Assert.Empty(Reply(Opened("old@customer.example"), Some.Reply() with { Cc = [] }).Cc!.Value);

    [Fact]
    public void Nobody_gets_it_twice()
    {
        var wish = Some.Reply() with { Cc = ["A@b.example", "a@b.example", "Haneul@customer.example"], Bcc = ["a@B.example"] };
        var copies = CopyRules.Of(Opened(), wish, []).Value!;

        Assert.Equal(["A@b.example"], copies.Cc);
        Assert.Empty(copies.Bcc);
    }

    [Theory]
    [InlineData("nobody", null, "cc")]
    [InlineData(" a@b.example", null, "cc")]
    [InlineData("a@b.example\r\nBcc: c@d.example", null, "cc")]
    [InlineData(null, "a@b@c", "bcc")]
    [InlineData("support@acme.example", null, "cc")]
    [InlineData(null, "support@acme.example", "bcc")]
    public void What_is_no_address_or_is_our_own_is_refused_by_its_field(string? cc, string? bcc, string field)
    {
        var wish = Some.Reply() with { Cc = cc is null ? null : [cc], Bcc = bcc is null ? [] : [bcc] };

        Assert.Equal(field, CopyRules.Of(Opened(), wish, ["support@acme.example"]).Refusal?.Field);
    }

    [Fact]
    public void Too_many_are_refused() =>
        Assert.Equal("cc", CopyRules.Of(Opened(), Some.Reply() with { Cc = [.. Enumerable.Range(0, 51).Select(i => $"a{i}@b.example")] }, []).Refusal?.Field);

    [Fact]
    public void Our_own_address_in_a_tickets_copies_gets_nothing() =>
        Assert.Empty(CopyRules.Of(Opened("support@acme.example"), Some.Reply(), ["support@acme.example"]).Value!.Cc);

    [Fact]
    public void Who_is_disowned_brings_nobody_in()
    {
        var message = Some.Message() with { SenderCheck = SenderCheck.Unverified, Cc = [new("", "eve@elsewhere.example")] };

        Assert.Equal(["old@customer.example"], IntakeRules.Receive(Opened("old@customer.example"), message, Now).Cc!.Value);
    }

    [Fact]
    public void A_reply_that_no_channel_could_carry_is_sent_again_to_the_same()
    {
        var written = new ContentMeta { Cc = [new("", "a@b.example")], Bcc = [new("", "c@d.example")] };
        var failed = Fold(Opened(), ReplyRules.Reply(Opened(), Some.Reply(), Some.Agent(), Words, Copies.None, way: null, null, Now));

        var headers = ReplyRules.Resend(failed, 3, Some.Agent(), written, Some.Mail, Now).Outbox!.Envelope();

        Assert.Equal(("a@b.example", "c@d.example"), (headers.Cc.Single().Email, headers.Bcc.Single().Email));
    }

    private static WrittenText Words => new("확인해 볼게요.", null);

    private static Decision Reply(Ticket ticket, ReplyWish wish) =>
        ReplyRules.Reply(ticket, wish, Some.Agent(), Words, CopyRules.Of(ticket, wish, []).Value!, Some.Mail, null, Now);

    private static Ticket Opened(params ImmutableArray<string> cc)
    {
        var opened = Fold(null, IntakeRules.Open(Some.Ticket(), Now));
        return opened with { Row = opened.Row with { Cc = cc } };
    }

    private static Ticket Fold(Ticket? ticket, Decision decision)
    {
        var events = decision.Events;
        var folded = ticket ?? Ticket.Opened(new(Some.Account, 1), (TicketOpened)events[0], Some.Message());
        return (ticket is null ? events.RemoveAt(0) : events).Aggregate(folded, (current, happened) => current.Apply(happened, null));
    }
}
