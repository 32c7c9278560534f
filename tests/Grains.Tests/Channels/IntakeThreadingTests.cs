using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

public sealed class IntakeThreadingTests
{
    private static readonly ReadMessage Mail = new() { From = new("Ada", "ada@customer.example"), References = ["known@customer.example"] };

    private static readonly KnownThread Thread = new(1042, "cook", ["ada@customer.example"]);

    [Fact]
    public void A_signed_reply_address_comes_before_everything() =>
        Assert.Equal(7, IntakeThreading.TicketOf(Mail with { ReplyAddressTicket = 7, OwnMailTicket = 8 }, [Thread]));

    [Fact]
    public void Our_own_message_id_comes_before_what_the_customer_refers_to() =>
        Assert.Equal(8, IntakeThreading.TicketOf(Mail with { OwnMailTicket = 8 }, [Thread]));

    [Fact]
    public void A_participant_who_refers_to_a_known_mail_writes_into_its_ticket() =>
        Assert.Equal(1042, IntakeThreading.TicketOf(Mail with { From = new("Ada", "ADA@customer.example") }, [Thread]));

    [Fact]
    public void A_stranger_who_refers_to_a_known_mail_gets_a_ticket_of_their_own() =>
        Assert.Null(IntakeThreading.TicketOf(Mail with { From = new("Eve", "eve@elsewhere.example") }, [Thread]));

    [Fact]
    public void A_subject_threads_nothing() =>
        Assert.Null(IntakeThreading.TicketOf(Mail with { Subject = "Re: [#1042] double payment" }, []));

    [Fact]
    public void What_cannot_be_read_has_failed_with_its_reason() =>
        Assert.Equal((IntakeFate.Failed, "Not a mail."), Fate(new() { Failure = "Not a mail." }));

    [Fact]
    public void Our_own_mail_that_comes_back_opens_nothing() =>
        Assert.Equal(IntakeFate.Held, Fate(Mail with { Ours = true }).Fate);

    [Fact]
    public void A_delivery_report_opens_nothing() =>
        Assert.Equal(IntakeFate.Bounce, Fate(Mail with { Automatic = IntakeFate.Bounce }).Fate);

    private static (IntakeFate? Fate, string? Reason) Fate(ReadMessage read) =>
        IntakeThreading.Aside(read, released: false) is { } aside ? (aside.Fate, aside.Reason) : (null, null);
}
