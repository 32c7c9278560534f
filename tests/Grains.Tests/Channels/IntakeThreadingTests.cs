using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Tests.Channels;

public sealed class IntakeThreadingTests
{
    private static readonly ReadMessage Mail = new()
    {
        From = new("Ada", "ada@customer.example"),
        References = ["known@customer.example"],
        Sender = SenderCheck.Verified,
        SendersAreChecked = true,
    };

    private static readonly KnownThread Thread = new(1042, "cook", ["ada@customer.example"]);

    private static readonly KnownThread Other = Thread with { Ticket = 1043 };

    [Fact]
    public void A_signed_reply_address_comes_before_everything() =>
        Assert.Equal(7, Ticket(Mail with { ReplyAddressTicket = 7, OwnMailTicket = 8 }, [Thread], [Other]));

    [Fact]
    public void Our_own_message_id_comes_before_what_the_customer_refers_to() =>
        Assert.Equal(8, Ticket(Mail with { OwnMailTicket = 8 }, [Thread], [Other]));

    [Fact]
    public void What_a_participant_refers_to_comes_before_a_number_in_the_subject() =>
        Assert.Equal(1042, Ticket(Mail with { From = new("Ada", "ADA@customer.example") }, [Thread], [Other]));

    [Fact]
    public void A_participant_who_names_the_number_writes_into_its_ticket() => Assert.Equal(1043, Ticket(Mail, [], [Other]));

    [Fact]
    public void A_stranger_who_refers_to_a_known_mail_or_names_a_number_gets_a_ticket_that_may_be_related()
    {
        var belongs = IntakeThreading.TicketOf(Mail with { From = new("Eve", "eve@elsewhere.example") }, "cook", [], [Thread], [Other]);

        Assert.Empty(belongs.Tickets);
        Assert.Equal([1042L, 1043], belongs.Related([]));
    }

    /// <summary>Anybody can write a number and a name: it takes the word of the channel's own server, and where there is none no number is believed.</summary>
    [Theory]
    [InlineData(SenderCheck.Unknown, true)]
    [InlineData(SenderCheck.Unknown, false)]
    [InlineData(SenderCheck.Unverified, true)]
    public void A_number_alone_is_not_believed_of_who_was_not_checked(SenderCheck check, bool lookedInto)
    {
        var belongs = IntakeThreading.TicketOf(Mail with { Sender = check, SendersAreChecked = lookedInto, References = [] }, "cook", [], [], [Other]);

        Assert.Empty(belongs.Tickets);
        Assert.Equal([1043L], belongs.Related([]));
    }

    [Fact]
    public void Where_senders_are_looked_into_who_did_not_pass_joins_by_no_foreign_id() =>
        Assert.Null(Ticket(Mail with { Sender = SenderCheck.Unknown }, [Thread], []));

    [Theory]
    [InlineData(true)]
    [InlineData(false, "ada@customer.example")]
    [InlineData(false, "Pat@vendor.example")]
    [InlineData(null, "eve@elsewhere.example")]
    [InlineData(null, "pat@vendor.example", "eve@elsewhere.example")]
    public void Where_nobody_looks_into_senders_a_foreign_id_is_believed_of_who_writes_to_nobody_new(bool? joins, params string[] others)
    {
        var thread = Thread with { Participants = ["ada@customer.example", "pat@vendor.example"] };
        var mail = Mail with { Sender = SenderCheck.Unknown, SendersAreChecked = false };

        Assert.Equal(joins is null ? [] : [1042L], IntakeThreading.TicketOf(mail, "cook", [.. others], [thread], []).Tickets);
    }

    [Fact]
    public void Our_own_signature_needs_no_check_and_vouches_for_its_ticket_alone()
    {
        var belongs = IntakeThreading.TicketOf(Mail with { OwnMailTicket = 8 }, "cook", [], [Thread], []);

        Assert.Equal([8L, 1042], belongs.Tickets);
        Assert.Equal([8L], belongs.Vouched);
    }

    [Fact]
    public void A_sender_whose_domain_disowns_the_mail_takes_part_in_nothing() =>
        Assert.Null(Ticket(Mail with { Sender = SenderCheck.Unverified }, [Thread], [Other]));

    [Fact]
    public void The_same_mail_to_two_brands_is_answered_in_the_ticket_of_the_brand_it_came_by() =>
        Assert.Equal(1044, Ticket(Mail, [Thread with { Brand = "other" }, Thread with { Ticket = 1044 }], []));

    [Theory]
    [InlineData("Re: [#1042] double payment", 1042)]
    [InlineData("답장: 회신: [쿡타운 #1042] 결제", 1042)]
    [InlineData("AW: WG: TR: RV: SV: VS: Odp: FW: [#1042]", 1042)]
    [InlineData("回复：转发：[#1042] 订单", 1042)]
    [InlineData("返信: [a [#1042]", 1042)]
    [InlineData("#1042", null)]
    [InlineData("[1042]", null)]
    [InlineData("[PR#1042]", null)]
    [InlineData("[#1042", null)]
    [InlineData("[#0] [#-1] [#99999999999999999999]", null)]
    public void A_number_in_a_subject_stands_in_brackets(string subject, int? number) =>
        Assert.Equal(number is { } n ? [n] : [], SubjectTag.NumbersIn(subject));

    [Fact]
    public void A_subject_of_brackets_is_read_in_no_time() => Assert.Empty(SubjectTag.NumbersIn(string.Concat(Enumerable.Repeat("[#1 ", 100_000))));

    [Fact]
    public void What_cannot_be_read_has_failed_with_its_reason() =>
        Assert.Equal("Not a mail.", MailEvents.Of(new() { Failure = "Not a mail." }).Failure);

    [Fact]
    public void Our_own_mail_that_comes_back_opens_nothing() =>
        Assert.Equal(IntakeFate.Held, Fate(Mail with { Ours = true }).Fate);

    [Fact]
    public void Mail_without_any_sender_shares_no_customer_with_others_like_it() =>
        Assert.Equal((IntakeFate.Held, "It does not say who sent it."), Fate(Mail with { From = new("", "") }));

    [Fact]
    public void A_delivery_report_opens_nothing() =>
        Assert.Equal(IntakeFate.Bounce, Assert.IsType<Receipt>(Assert.Single(MailEvents.Of(Mail with { Automatic = IntakeFate.Bounce }).Events)).Fate);

    private static long? Ticket(
        ReadMessage read, System.Collections.Immutable.ImmutableArray<KnownThread> referred,
        System.Collections.Immutable.ImmutableArray<KnownThread> numbered) =>
        IntakeThreading.TicketOf(read, "cook", [], referred, numbered).Tickets.Cast<long?>().FirstOrDefault();

    private static (IntakeFate? Fate, string? Reason) Fate(ReadMessage read) =>
        IntakeThreading.Aside(read, released: false) is { } aside ? (aside.Fate, aside.Reason) : (null, null);
}
