using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

/// <summary>Whom nobody can answer is no customer, and nothing is written to them.</summary>
public sealed class NobodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly WrittenText Words = new("We are on it.", null);

    // As releasing a held mail once made it.
    private static Ticket WithoutAddress
    {
        get
        {
            var opened = Ticket.Opened(new(Some.Account, 1042), (TicketOpened)IntakeRules.Open(Some.Ticket(), Now).Events[0], Some.Message());
            return opened with { Row = opened.Row with { CustomerEmail = "" } };
        }
    }

    [Fact]
    public void A_reply_that_would_reach_nobody_is_refused() => Assert.Equal(
        "reply_without_recipient",
        ReplyRules.Reply(WithoutAddress, Some.Reply(), Some.Agent(), Words, Copies.None, Some.Mail, null, Now).Refusal?.Code);

    [Fact]
    public void Nobody_is_answered_automatically() =>
        Assert.Empty(AutoReplyRules.Answer(WithoutAddress, new() { Subject = "Hello", Text = "We have it." }, Some.Mail, null, Now).Events);

    [Fact]
    public void Who_cannot_be_answered_opens_no_ticket()
    {
        var message = Some.Message();

        Assert.Equal("no_sender", IntakeRules.Open(Some.Ticket(message with { From = message.From with { Email = "" } }), Now).Refusal?.Code);
    }
}
