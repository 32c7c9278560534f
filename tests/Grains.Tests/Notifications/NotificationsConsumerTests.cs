using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Log;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Live;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Notifications;

/// <summary>Who is called for what happens, without a silo: the log, the follower and the stores are those of the test.</summary>
public sealed class NotificationsConsumerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryStores _stores = new();
    private readonly Following _following;
    private long _ticket = 1000;

    public NotificationsConsumerTests()
    {
        var teller = new PersonalTeller(null!, NullLogger<PersonalTeller>.Instance); // Nobody listens; what it cannot tell it passes over.
        var consumer = new NotificationsConsumer(
            _stores.Notifications,
            _stores.Members,
            _stores.Groups,
            teller,
            new(Options.Create(new MailingOptions())),
            new(_stores.PushDevices, Options.Create(new PushOptions())));
        _following = new(new FollowerId("notifications", 0), consumer, _stores.Log, _stores.Followers, TimeProvider.System, NullLogger.Instance);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_given_a_ticket_is_called_once_and_who_gives_it_is_not()
    {
        var (lee, kim) = (await Joined("lee"), await Joined("kim"));
        var ticket = await Opened();

        await Happened(ticket, by: kim, new(lee, null));
        await Happened(ticket, by: lee, new(lee, null));
        await Follow();

        Assert.Equal([NotificationKind.Assigned], await Bell(lee));
        Assert.Empty(await Bell(kim));
    }

    [Fact]
    public async Task A_group_is_called_by_those_of_it_who_want_it_and_not_by_who_did_it()
    {
        var (lee, kim, choi) = (await Joined("lee"), await Joined("kim"), await Joined("choi"));
        var group = await Grouped(lee, kim, choi);
        await Wants(lee, new() { GroupAssigned = new() });
        await Wants(kim, new() { GroupAssigned = new() });
        var ticket = await Opened();

        await Happened(ticket, by: kim, new(null, group));
        await Follow();

        Assert.Equal([NotificationKind.GroupAssigned], await Bell(lee));
        Assert.Empty(await Bell(kim));
        Assert.Empty(await Bell(choi));
    }

    [Fact]
    public async Task The_newest_answer_of_a_customer_calls_whoever_has_the_ticket()
    {
        var lee = await Joined("lee");
        var ticket = await Opened(member: lee);

        await Happened(ticket, Message());
        await Happened(ticket, Message());
        await Follow();

        Assert.Equal([NotificationKind.Answered], await Bell(lee));
    }

    [Fact]
    public async Task Nobody_is_called_for_a_blocked_ticket()
    {
        var lee = await Joined("lee");
        var ticket = await Opened(member: lee, box: TicketBox.Blocked);

        await Happened(ticket, Message());
        await Follow();

        Assert.Empty(await Bell(lee));
    }

    [Fact]
    public async Task A_memo_calls_whom_it_names_and_everybody_only_once()
    {
        var (lee, kim) = (await Joined("lee"), await Joined("kim"));
        var group = await Grouped(lee, kim);
        var ticket = await Opened();

        await Happened(ticket, Memo(kim, $"member:{lee}", $"group:{group}"));
        await Follow();

        Assert.Equal([NotificationKind.Mention], await Bell(lee));
        Assert.Empty(await Bell(kim));
    }

    [Fact]
    public async Task Nobody_is_called_for_what_they_may_not_see()
    {
        var (lee, kim) = (await Joined("lee"), await Joined("kim"));
        var ticket = await Opened(member: kim);

        await Happened(ticket, Memo(kim, $"member:{lee}"));
        await Follow();

        Assert.Empty(await Stored(lee));
    }

    [Fact]
    public async Task Who_loses_the_right_reads_nothing_of_it_any_more()
    {
        var (lee, kim) = (await Joined("lee"), await Joined("kim"));
        var ticket = await Opened();
        await Happened(ticket, Memo(kim, $"member:{lee}"));
        await Follow();
        Assert.Single(await Bell(lee));

        await Move(ticket, row => row with { AssigneeMember = kim }, Assigned(kim, new(kim, null)));

        Assert.Empty(await Bell(lee));
        Assert.Equal(0, await _stores.Notifications.Unopened(Rights(lee), 10, Now));
    }

    [Fact]
    public async Task Who_turned_a_bell_off_is_not_called_by_it()
    {
        var (lee, kim) = (await Joined("lee"), await Joined("kim"));
        await Wants(lee, new() { Mention = new() { Bell = false } });
        var ticket = await Opened();

        await Happened(ticket, Memo(kim, $"member:{lee}"));
        await Follow();

        Assert.Empty(await Stored(lee));
    }

    [Fact]
    public async Task A_call_plans_one_mail_for_who_wants_that_and_a_later_one_does_not_put_it_off()
    {
        var (lee, kim, choi) = (await Joined("lee"), await Joined("kim"), await Joined("choi"));
        var soon = new MailDigest { When = MailWhen.Soon };
        await Wants(lee, new() { Mail = soon });
        await Wants(choi, new() { Mail = soon, Mention = new() { Mail = false } });
        var ticket = await Opened();

        await Happened(ticket, Memo(kim, $"member:{lee}", $"member:{choi}"));
        await Happened(ticket, Memo(kim, $"member:{lee}") with { At = Monday.AddMinutes(5) });
        await Follow();

        Assert.Equal(Monday.AddMinutes(10), Plan(lee)?.At);
        Assert.Null(Plan(choi));
    }

    [Fact]
    public async Task A_call_plans_a_push_for_who_has_a_device_and_wants_that()
    {
        var (lee, kim, choi, seo) = (await Joined("lee"), await Joined("kim"), await Joined("choi"), await Joined("seo"));
        await Wants(choi, new() { Mention = new() { Push = false } });
        await HasDevice(lee);
        await HasDevice(choi);
        var ticket = await Opened();

        await Happened(ticket, Memo(kim, $"member:{lee}", $"member:{choi}", $"member:{seo}"));
        await Follow();

        Assert.Equal(Monday.AddSeconds(3), _stores.Due.Find(Some.Account, PushPlan.What, lee)?.At);
        Assert.Null(_stores.Due.Find(Some.Account, PushPlan.What, choi));
        Assert.Null(_stores.Due.Find(Some.Account, PushPlan.What, seo));
    }

    [Fact]
    public async Task Who_was_removed_is_called_for_nothing()
    {
        var kim = await Joined("kim");
        var ticket = await Opened(member: "gone");

        await Happened(ticket, Message());
        await Happened(ticket, Memo(kim, "member:gone"));
        await Follow();

        Assert.Empty(await Stored("gone"));
    }

    private Task HasDevice(string member) => _stores.PushDevices.Put(
        new(Some.Account, member), new(LocalKey.New(), "s1", "sealed", Monday) { EndsAt = Monday, Browser = "", System = "" }, Now);

    private DueItem? Plan(string member) => _stores.Due.Find(Some.Account, MailPlan.What, member);

    private static MessageReceived Message() => new() { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Customer = "haneul" };

    private static MemoWritten Memo(string by, params string[] named) =>
        new() { At = Monday, ByKind = ActorKind.Member, By = by, Mentions = [.. named] };

    private static AssigneeChanged Assigned(string by, Assignee to) =>
        new() { At = Monday, ByKind = ActorKind.Member, By = by, From = Assignee.Nobody, To = to };

    private static Actor Rights(string member) => new()
    {
        Account = Some.Account,
        Kind = ActorKind.Member,
        Id = member,
        Permissions = PermissionTable.Of(Role.Agent),
        Scope = TicketScope.Groups,
    };

    private async Task<string> Joined(string name)
    {
        var id = $"{name}-{LocalKey.New()}";
        await _stores.Members.Enter(
            Some.Account, new() { Id = id, Name = name, Email = $"{id}@acme.example", Role = Role.Agent, Language = "en", CreatedAt = Monday }, Now);
        await Follow(); // A follower of this kind begins with what happens after it was started.
        return id;
    }

    private async Task<string> Grouped(params string[] members)
    {
        var id = LocalKey.New();
        await _stores.Groups.Enter(Some.Account, new() { Id = id, Name = id, Members = [.. members] }, Now);
        return id;
    }

    private Task Wants(string member, NotificationSettings settings) => _stores.Notifications.Set(new(Some.Account, member), settings, Now);

    private async Task<TicketId> Opened(string? member = null, TicketBox box = TicketBox.Open)
    {
        var id = new TicketId(Some.Account, ++_ticket);
        var row = new TicketRow
        {
            Id = id,
            Version = 1,
            Brand = "cook",
            ChannelKind = "email",
            Box = box,
            AssigneeMember = member,
            Subject = "Hi",
            Customer = "haneul",
            CreatedAt = Monday,
            UpdatedAt = Monday,
            LastMessageAt = Monday,
        };
        var opened = new TicketOpened { At = Monday, ByKind = ActorKind.Customer, By = "haneul", Brand = "cook", ChannelKind = "email", Customer = "haneul" };
        await _stores.Tickets.Append(new() { Ticket = id, ExpectedVersion = 0, Events = [opened], Row = row }, Now);
        return id;
    }

    private Task Happened(TicketId ticket, string by, Assignee to) =>
        Move(ticket, row => row with { AssigneeMember = to.Member, AssigneeGroup = to.Group }, Assigned(by, to));

    private Task Happened(TicketId ticket, TicketEvent happened) => Move(ticket, row => row, happened);

    private async Task Move(TicketId ticket, Func<TicketRow, TicketRow> shape, TicketEvent happened)
    {
        var before = (await _stores.Tickets.Load(ticket, Now))!.Row;
        await _stores.Tickets.Append(
            new()
            {
                Ticket = ticket,
                ExpectedVersion = before.Version,
                Events = [happened],
                Row = shape(before) with { Version = before.Version + 1 },
                Before = before,
            },
            Now);
    }

    private async Task Follow()
    {
        while ((await _following.Step(Now)).FoundSome)
        {
            // To the end.
        }
    }

    private async Task<IEnumerable<NotificationKind>> Bell(string member) =>
        (await _stores.Notifications.Page(
            Rights(member) with { Groups = (await _stores.Members.Read(new(Some.Account, member), Now))!.Groups }, null, 10, Now)).Select(one => one.Row.Kind);

    /// <summary>Whatever the member may see.</summary>
    private Task<ImmutableArray<StoredNotification>> Stored(string member) =>
        _stores.Notifications.Page(Rights(member) with { Scope = TicketScope.All }, null, 10, Now);
}
