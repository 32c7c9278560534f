using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Channels;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class NoOutgoingServerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ReplyWay Mute = new ReplyWay("mail", new EmailKind(new ScriptedAdapter()), sends: false);

    [Fact]
    public void A_reply_by_a_channel_that_sends_nothing_is_kept_and_has_failed_at_once()
    {
        var decision = Reply();

        var failed = Assert.IsType<DeliveryChanged>(decision.Events[^1]);
        Assert.Equal((DeliveryState.Failed, "channel_cannot_send"), (failed.State, failed.Code));
        Assert.Null(decision.Outbox);
    }

    [Fact]
    public void It_is_sent_again_once_the_channel_sends_and_not_before()
    {
        var ticket = Opened();
        var replied = Reply().Events.Aggregate(ticket, (folded, happened) => folded.Apply(happened, null));
        var version = ticket.Version + 1;

        Assert.Equal("channel_cannot_send", ReplyRules.Resend(replied, version, Some.Agent(), ContentMeta.None, Mute, Now).Refusal?.Code);
        Assert.NotNull(ReplyRules.Resend(replied, version, Some.Agent(), ContentMeta.None, Some.Mail, Now).Outbox);
    }

    [Fact]
    public void Nothing_is_answered_by_itself_where_nothing_leaves() =>
        Assert.Empty(AutoReplyRules.Answer(Opened(), new() { Subject = "s", Text = "t" }, Mute, null, Now).Events);

    [Fact]
    public void What_may_be_written_says_so_before() => Assert.False(Mute.Surface(ReplyRules.Draft(Opened(), Copies.None, null, "")).Sends);

    private static Ticket Opened() => Ticket.Opened(
        new(Some.Account, 1), (TicketOpened)IntakeRules.Open(Some.Ticket(), Now).Events[0], Some.Message());

    private static Decision Reply() => ReplyRules.Reply(
        Opened(), Some.Reply(), Some.Agent(), new("Text", null), Copies.None, Mute, answered: null, Now);
}
