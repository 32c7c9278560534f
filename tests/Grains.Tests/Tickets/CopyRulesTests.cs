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

    [Theory]
    [InlineData(true, null, false, true)]
    [InlineData(false, null, false, false)]
    [InlineData(true, SenderCheck.Unverified, false, false)]
    [InlineData(true, null, true, false)]
    public void Who_is_vouched_for_adds_those_they_write_to_and_nobody_gets_a_reply_by_it(bool vouched, SenderCheck? check, bool automatic, bool adds)
    {
        var message = Some.Message() with { Vouched = vouched, SenderCheck = check, Automatic = automatic, Others = ["eve@elsewhere.example"] };

        var decision = IntakeRules.Receive(Opened("old@customer.example"), message, Now);

        Assert.Equal(adds ? [new("eve@elsewhere.example", "haneul@customer.example")] : [], decision.Additions!.Value);
        Assert.Null(decision.Cc);
    }

    [Fact]
    public void A_stranger_adds_nobody_even_with_our_signature() => Assert.Empty(
        IntakeRules.Receive(Opened(), Some.Message(email: "eve@elsewhere.example") with { Vouched = true, Others = ["x@elsewhere.example"] }, Now)
            .Additions!.Value);

    [Fact]
    public void Who_is_added_is_added_once_and_never_beside_us_the_customer_or_those_in_copy()
    {
        var message = Some.Message() with
        {
            Vouched = true,
            Others =
            [
                "OLD@customer.example", "haneul@customer.example", "New@b.example", "new@B.example",
                .. Enumerable.Range(0, 80).Select(i => $"a{i}@b.example"),
            ],
        };

        var added = IntakeRules.Receive(Opened("old@customer.example"), message, Now).Additions!.Value;

        Assert.Equal(["New@b.example", "a0@b.example"], added.Take(2).Select(one => one.Email));
        Assert.Equal(50, added.Length);
    }

    [Fact]
    public void Who_was_added_by_a_mail_gets_no_reply_that_does_not_name_them()
    {
        var ticket = Added(Opened("old@customer.example"), "new@b.example");

        var decision = Reply(ticket, Some.Reply());

        Assert.Equal(["old@customer.example"], decision.Outbox!.Envelope().Cc.Select(party => party.Email));
        Assert.Equal(["new@b.example"], decision.Additions!.Value.Select(one => one.Email));
    }

    [Fact]
    public void Whom_a_reply_names_is_in_copy_from_then_on_and_whom_it_declines_takes_no_part()
    {
        var ticket = Added(Opened(), "new@b.example", "eve@elsewhere.example");

        var decision = Reply(ticket, Some.Reply() with { Cc = ["New@b.example"], Declined = ["Eve@elsewhere.example"] });

        Assert.Equal(["New@b.example"], decision.Cc!.Value);
        Assert.Equal([new Addition("eve@elsewhere.example", "haneul@customer.example", Declined: true)], decision.Additions!.Value);
        var after = ticket.Row with { Cc = decision.Cc.Value, Additions = decision.Additions.Value };
        Assert.False(CopyRules.TakesPart(after, "eve@elsewhere.example"));
        Assert.Empty(after.ToView().AddedByMail);
        Assert.Equal(decision.Additions.Value, CopyRules.With(after, Some.Message() with { Vouched = true, Others = ["EVE@elsewhere.example"] }));
    }

    [Fact]
    public void A_reply_that_no_channel_could_carry_is_sent_again_to_the_same()
    {
        var written = new ContentMeta { Cc = [new("", "a@b.example")], Bcc = [new("", "c@d.example")] };
        var failed = Fold(Opened(), ReplyRules.Reply(Opened(), Some.Reply(), Some.Agent(), Words, Copies.None, way: null, null, Now));

        var headers = ReplyRules.Resend(failed, 3, Some.Agent(), written, Some.Mail, Now).Outbox!.Envelope();

        Assert.Equal(("a@b.example", "c@d.example"), (headers.Cc.Single().Email, headers.Bcc.Single().Email));
    }

    private static Ticket Added(Ticket ticket, params string[] addresses) => ticket with
    {
        Row = ticket.Row with { Additions = [.. addresses.Select(address => new Addition(address, "haneul@customer.example"))] },
    };

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
