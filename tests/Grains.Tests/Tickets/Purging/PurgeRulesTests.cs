using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets.Purging;

public sealed class PurgeRulesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Only_what_lies_in_the_deleted_or_the_blocked_box_is_due()
    {
        var open = Opened();

        Assert.False(PurgeRules.IsDue(open, DateTimeOffset.MaxValue));
        Assert.True(PurgeRules.IsDue(open.Apply(Deleted(), null), DateTimeOffset.MaxValue));
        Assert.True(PurgeRules.IsDue(open.Apply(Blocked(), null), DateTimeOffset.MaxValue));
        Assert.False(PurgeRules.IsDue(open.Apply(Deleted(), null).Apply(Restored(), null), DateTimeOffset.MaxValue));
    }

    [Fact]
    public void It_is_due_by_when_it_was_put_there_and_not_by_what_happened_since()
    {
        var ticket = Opened().Apply(Deleted(), null).Apply(Status(Monday.AddDays(9)), null);

        Assert.True(PurgeRules.IsDue(ticket, Monday));
        Assert.False(PurgeRules.IsDue(ticket, Monday.AddTicks(-10)));
        Assert.False(PurgeRules.IsDue(ticket with { Row = ticket.Row with { BoxedAt = null } }, Monday.AddDays(8)));
    }

    [Theory]
    [InlineData(DeliveryState.Queued, false)]
    [InlineData(DeliveryState.Sending, false)]
    [InlineData(DeliveryState.Sent, true)]
    [InlineData(DeliveryState.Failed, true)]
    public void One_whose_reply_is_on_its_way_waits(DeliveryState state, bool due)
    {
        var reply = new ReplyWritten { At = Monday, ByKind = ActorKind.Member, By = "lee", Outbox = "out", DueAt = Monday };
        var ticket = Opened().Apply(reply, null).Apply(Deleted(), null);
        var told = new DeliveryChanged { At = Monday, ByKind = ActorKind.System, By = "", Reply = 2, State = state, Attempt = 1 };

        Assert.Equal(due, PurgeRules.IsDue(state is DeliveryState.Queued ? ticket : ticket.Apply(told, null), DateTimeOffset.MaxValue));
    }

    [Fact]
    public void What_was_split_off_stays_with_what_it_was_changed_to()
    {
        var split = new ItemsSplitOff { At = Monday, ByKind = ActorKind.Member, By = "lee", To = 1043, Items = [2], Messages = 1 };
        var ticket = Opened().Apply(Message("c2"), null).Apply(Message("c3"), null).Apply(split, null).Apply(Deleted(), null);
        StoredEvent[] past = [new(2, Message("c2"), null), new(3, Message("c3"), null), new(4, Edit(2, "c4"), null), new(5, Edit(3, "c5"), null)];

        Assert.Equal([2, 4], PurgeRules.Of(ticket, past, Monday).Kept);
    }

    [Fact]
    public void What_a_merge_brought_that_was_taken_back_stays_where_it_was_written()
    {
        var carried = new ItemCarried
        {
            At = Monday,
            ByKind = ActorKind.System,
            By = "",
            Content = "c3",
            From = 1043,
            Item = 2,
            Merge = 7,
            Kind = TimelineKind.Message,
            WrittenAt = Monday,
            WriterKind = ActorKind.Customer,
            Writer = "haneul",
        };
        var absorbed = new TicketAbsorbed { At = Monday, ByKind = ActorKind.System, By = "", Ticket = 1043, Merge = 7 };
        var merged = Opened().Apply(absorbed, null).Apply(carried, null);
        var released = merged.Apply(new TicketReleased { At = Monday, ByKind = ActorKind.System, By = "", Ticket = 1043, Messages = 1 }, null);

        Assert.Empty(PurgeRules.Of(merged, [new(3, carried, null)], Monday).Kept);
        Assert.Equal([3], PurgeRules.Of(released, [new(3, carried, null)], Monday).Kept);
    }

    private static Ticket Opened() => Ticket.Opened(
        new(Some.Account, 1042),
        new() { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Brand = "cook", ChannelKind = "email", Customer = "haneul" },
        message: null);

    private static TicketDeleted Deleted() => new() { At = Monday, ByKind = ActorKind.Member, By = "lee", From = TicketBox.Open };

    private static TicketBlocked Blocked() => new() { At = Monday, ByKind = ActorKind.Member, By = "lee" };

    private static TicketRestored Restored() => new() { At = Monday, ByKind = ActorKind.Member, By = "lee", To = TicketBox.Open };

    private static StatusChanged Status(DateTimeOffset at) =>
        new() { At = at, ByKind = ActorKind.Member, By = "lee", From = TicketStatus.New, To = TicketStatus.Completed };

    private static MessageReceived Message(string content) =>
        new() { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Channel = "mail", Customer = "haneul", Content = content };

    private static MessageEdited Edit(long message, string content) =>
        new() { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Message = message, Revision = 1, Content = content };
}
