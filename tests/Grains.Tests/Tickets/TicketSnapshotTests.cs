using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class TicketSnapshotTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Each makes the next event of a ticket at a version; what it refers to may or may not be there.</summary>
    private static readonly Func<long, int, TicketEvent>[] Events =
    [
        (version, any) => new MessageReceived
        {
            At = At(version), ByKind = ActorKind.Customer, By = "haneul", Customer = "haneul", Revision = any % 2 is 0 ? any : null,
        },
        (version, any) => new MessageEdited { At = At(version), ByKind = ActorKind.Customer, By = "haneul", Message = any % version, Revision = any },
        (version, any) => new MessageRemoved { At = At(version), ByKind = ActorKind.Customer, By = "haneul", Message = any % version },
        (version, _) => new ReplyEchoed { At = At(version), ByKind = ActorKind.System, By = "" },
        (version, any) => new ReplyWritten
        {
            At = At(version), ByKind = ActorKind.Member, By = "lee", Outbox = $"o{version}", DueAt = At(version), Status = any % 2 is 0 ? Status(any) : null,
        },
        (version, _) => new AutoReplied { At = At(version), ByKind = ActorKind.System, By = "", Outbox = $"o{version}", DueAt = At(version) },
        (version, any) => new DeliveryChanged
        {
            At = At(version), ByKind = ActorKind.System, By = "", Reply = any % version, State = (DeliveryState)(1 + (any % 7)), Attempt = any % 4,
        },
        (version, any) => new DeliveryNoted
        {
            At = At(version), ByKind = ActorKind.System, By = "", Reply = any % version, Note = (DeliveryNote)(1 + (any % 3)),
        },
        (version, any) => new ReplyWithdrawn { At = At(version), ByKind = ActorKind.Member, By = "lee", Reply = any % version },
        (version, any) => new ReplyRequeued { At = At(version), ByKind = ActorKind.Member, By = "lee", Reply = any % version },
        (version, any) => new ReplyPlanned { At = At(version), ByKind = ActorKind.Member, By = "lee", SendAt = At(version + any), Anyway = any % 2 is 0 },
        (version, any) => new PlanHeld { At = At(version), ByKind = ActorKind.System, By = "", Plan = any % version, Code = "unseen_message" },
        (version, any) => new PlanEnded { At = At(version), ByKind = ActorKind.Member, By = "lee", Plan = any % version, Sent = any % 2 is 0 },
        (version, _) => new MemoWritten { At = At(version), ByKind = ActorKind.Member, By = "lee" },
        (version, any) => new StatusChanged { At = At(version), ByKind = ActorKind.Member, By = "lee", From = Status(any + 1), To = Status(any) },
        (version, any) => new ImportanceChanged
        {
            At = At(version), ByKind = ActorKind.Member, By = "lee", From = Importance.Low, To = (Importance)(1 + (any % 4)),
        },
        (version, any) => new AssigneeChanged
        {
            At = At(version), ByKind = ActorKind.Member, By = "lee", From = Assignee.Nobody, To = new($"m{any % 3}", null),
        },
        (version, any) => new TagsChanged { At = At(version), ByKind = ActorKind.Member, By = "lee", Added = [$"t{any % 5}"], Removed = [$"t{any % 3}"] },
        (version, any) => new TicketRelated { At = At(version), ByKind = ActorKind.System, By = "", To = [any] },
        (version, any) => new TicketDeleted { At = At(version), ByKind = ActorKind.Member, By = "lee", From = (TicketBox)(1 + (any % 3)) },
        (version, any) => new TicketSnoozed { At = At(version), ByKind = ActorKind.Member, By = "lee", Until = any % 2 is 0 ? At(version + any) : null },
        (version, _) => new TicketWoken { At = At(version), ByKind = ActorKind.System, By = "" },
        (version, _) => new TicketBlocked { At = At(version), ByKind = ActorKind.Member, By = "lee" },
        (version, _) => new TicketUnblocked { At = At(version), ByKind = ActorKind.Member, By = "lee" },
        (version, _) => new TicketPurged { At = At(version), ByKind = ActorKind.System, By = "" },
        (version, any) => new TicketLinked { At = At(version), ByKind = ActorKind.Member, By = "lee", To = any % 5 },
        (version, any) => new TicketUnlinked { At = At(version), ByKind = ActorKind.Member, By = "lee", To = any % 5 },
        (version, any) => new RelatedDismissed { At = At(version), ByKind = ActorKind.Member, By = "lee", To = any % 5 },
        (version, any) => new CustomerFollowed { At = At(version), ByKind = ActorKind.System, By = "", From = $"c{any}", To = "c" },
        (version, any) => new TicketMerged { At = At(version), ByKind = ActorKind.Member, By = "lee", Into = any, Status = Status(any) },
        (version, any) => new TicketUnmerged { At = At(version), ByKind = ActorKind.Member, By = "lee", From = any },
        (version, any) => new TicketAbsorbed { At = At(version), ByKind = ActorKind.System, By = "", Ticket = any % 5, Merge = version },
        (version, any) => new TicketReleased { At = At(version), ByKind = ActorKind.System, By = "", Ticket = any % 5, Messages = 1 },
        (version, any) => new ItemsSplitOff
        {
            At = At(version), ByKind = ActorKind.Member, By = "lee", To = any, Items = [any % version], Messages = 1, MailIds = [$"hash{any % 7}"],
        },
        (version, any) => new ItemCarried
        {
            At = At(version), ByKind = ActorKind.System, By = "", From = any, Item = 2, Merge = any % 2, Kind = (TimelineKind)(2 + (any % 3)),
            WrittenAt = At(version), WriterKind = ActorKind.Customer, Writer = "haneul",
        },
        (version, _) => new Forwarded
        {
            At = At(version), ByKind = ActorKind.Member, By = "lee", Outbox = $"o{version}", Channel = "mail", DueAt = At(version), Items = [1],
        },
        (version, any) => new ForwardAnswered { At = At(version), ByKind = ActorKind.System, By = "", Forward = any % version, Forwarder = "lee" },
        (version, any) => new TypeChanged { At = At(version), ByKind = ActorKind.Member, By = "lee", From = null, To = any % 2 is 0 ? $"t{any}" : null },
        (version, any) => new FieldsChanged { At = At(version), ByKind = ActorKind.Member, By = "lee", Content = $"c{any}", Keys = ["why"] },
        (version, _) => new TicketRestored { At = At(version), ByKind = ActorKind.Member, By = "lee", To = TicketBox.Open },
    ];

    public static Arbitrary<int[]> Pasts() => Gen.Choose(0, 100_000).ArrayOf().ToArbitrary();

    [Property(MaxTest = 300)]
    public Property What_all_events_fold_to_is_what_a_snapshot_and_the_rest_fold_to() => Prop.ForAll(Pasts(), past =>
    {
        var events = Past(past);
        var cut = past.Length is 0 ? 1 : 1 + (past[0] % events.Length);
        var row = Row(events.Length);
        var part = Folded(events[..cut]);

        var whole = Ticket.Of(new(row, null, events));
        var rest = Ticket.Of(new(row, TicketSnapshot.Of(part), events[cut..]));

        rest = Alike(whole.Absorbed, rest.Absorbed) && Alike(whole.Moved, rest.Moved) && Alike(whole.MovedMail, rest.MovedMail)
            ? rest with { Absorbed = whole.Absorbed, Moved = whole.Moved, MovedMail = whole.MovedMail }
            : rest;

        return whole.Replies.OrderBy(reply => reply.Key).SequenceEqual(rest.Replies.OrderBy(reply => reply.Key))
            && whole.Revisions.OrderBy(one => one.Key).SequenceEqual(rest.Revisions.OrderBy(one => one.Key))
            && whole.Plans.OrderBy(one => one.Key).SequenceEqual(rest.Plans.OrderBy(one => one.Key))
            && whole with { Replies = rest.Replies, Revisions = rest.Revisions, Plans = rest.Plans, SnapshotVersion = cut } == rest;
    });

    [Fact]
    public void Every_event_there_is_takes_part_in_that() => Assert.Equal(
        typeof(TicketEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => known.DerivedType).ToHashSet(),
        [typeof(TicketOpened), .. Events.Select(make => make(3, 1).GetType())]);

    [Theory]
    [InlineData(199, 0, false)]
    [InlineData(200, 0, true)]
    [InlineData(201, 0, true)]
    [InlineData(399, 200, false)]
    [InlineData(400, 200, true)]
    public void One_is_due_when_two_hundred_events_have_come_since_the_last(int version, int last, bool due)
    {
        var ticket = Folded(Past(new int[version - 1])) with { SnapshotVersion = last };

        Assert.Equal(due ? version : null, TicketSnapshot.Due(ticket)?.Version);
    }

    [Fact]
    public void None_is_made_of_a_ticket_of_which_something_was_passed_over()
    {
        var strange = new UnknownHappened { At = Monday, ByKind = ActorKind.Member, By = "lee", Type = "ticket-juggled" };

        var ticket = Folded([.. Past(new int[250]), strange]);

        Assert.Equal(252, ticket.Version);
        Assert.Null(TicketSnapshot.Due(ticket));
    }

    private static ImmutableArray<TicketEvent> Past(int[] any) =>
    [
        new TicketOpened { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Brand = "cook", ChannelKind = "email", Customer = "haneul" },
        .. any.Select((one, i) => Events[one % Events.Length](i + 2, one)),
    ];

    private static Ticket Folded(ImmutableArray<TicketEvent> events) => events[1..].Aggregate(
        Ticket.Opened(new(Some.Account, 1042), (TicketOpened)events[0], null), (ticket, happened) => ticket.Apply(happened, null));

    private static bool Alike<TKey, TValue>(ImmutableSortedDictionary<TKey, TValue> one, ImmutableSortedDictionary<TKey, TValue> other)
        where TKey : notnull => one.SequenceEqual(other);

    private static TicketRow Row(long version) =>
        Ticket.Opened(new(Some.Account, 1042), (TicketOpened)Past([])[0], null).Row with { Version = version, Status = TicketStatus.OnHold };

    private static DateTimeOffset At(long version) => Monday.AddMinutes(version);

    private static TicketStatus Status(int any) => (TicketStatus)(1 + (any % 4));
}
