using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Notifications;

/// <summary>A row for each call, and how members want to be called.</summary>
public abstract class NotificationStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly FollowerId _follower = new(LocalKey.New(), 0);
    private int _followed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private INotificationStore Store => stores.Notifications;

    private Actor Lee => new()
    {
        Account = Account,
        Kind = ActorKind.Member,
        Id = "lee",
        Scope = TicketScope.Groups,
        Groups = ["night"],
    };

    [Fact]
    public async Task Calls_come_newest_first_with_their_ticket_and_in_pages()
    {
        await Open(1);
        await Add(Row(1, 3, NotificationKind.Mention), Row(1, 4, NotificationKind.Assigned), Row(1, 4, NotificationKind.Mention) with { Member = "kim" });

        var page = await Store.Page(Lee, null, 10, Cancellation);

        Assert.Equal([(4L, NotificationKind.Assigned), (3L, NotificationKind.Mention)], page.Select(one => (one.Row.Version, one.Row.Kind)));
        Assert.Equal(("결제가 두 번 되었어요", "cook", null), (page[0].Subject, page[0].Brand, page[0].OpenedAt));
        Assert.Equal((Monday, ActorKind.Member, "kim"), (page[0].Row.At, page[0].Row.ByKind, page[0].Row.By));
        Assert.Equal(page[1], Assert.Single(await Store.Page(Lee, page[0].Position, 10, Cancellation)));
        Assert.Equal(page[0], Assert.Single(await Store.Page(Lee, null, 1, Cancellation)));
    }

    [Fact]
    public async Task The_same_call_is_there_once_and_nothing_is_added_by_who_stands_elsewhere()
    {
        await Open(1);
        await Add(Row(1, 3, NotificationKind.Mention));
        await Add(Row(1, 3, NotificationKind.Mention));

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Store.Add([Row(1, 9, NotificationKind.Mention)], new() { Follower = _follower, From = "elsewhere", To = "x" }, Cancellation));

        Assert.Equal([3L], (await Store.Page(Lee, null, 10, Cancellation)).Select(one => one.Row.Version));
    }

    [Fact]
    public async Task A_newer_answer_takes_the_place_of_one_that_was_not_opened()
    {
        await Open(1);
        await Open(2);
        await Add(Row(1, 3, NotificationKind.Answered));
        await Store.Open(new(Account, "lee"), null, 1, Monday, Cancellation);
        await Add(Row(1, 4, NotificationKind.Answered), Row(2, 4, NotificationKind.Answered), Row(1, 5, NotificationKind.Mention));
        await Add(Row(1, 6, NotificationKind.Answered));

        Assert.Equal([(1L, 6L), (1, 5), (2, 4), (1, 3)], (await Store.Page(Lee, null, 10, Cancellation)).Select(one => (one.Row.Ticket, one.Row.Version)));
    }

    [Fact]
    public async Task Nothing_is_read_or_counted_of_a_ticket_that_one_may_not_see()
    {
        await Open(1);
        await Open(2, row => row with { AssigneeMember = "kim" });
        await Open(3, row => row with { AssigneeMember = "kim", AssigneeGroup = "night" });
        await Open(4, row => row with { Brand = "farm" });
        await Add([.. Enumerable.Range(1, 5).Select(ticket => Row(ticket, 3, NotificationKind.Mention))]);

        Assert.Equal([4L, 3, 1], (await Store.Page(Lee, null, 10, Cancellation)).Select(one => one.Row.Ticket));
        Assert.Equal(3, await Store.Unopened(Lee, 10, Cancellation));
        Assert.Equal(2, await Store.Unopened(Lee, 2, Cancellation));
        Assert.Equal([3L, 1], (await Store.Page(Lee with { Brands = ["cook"] }, null, 10, Cancellation)).Select(one => one.Row.Ticket));
        Assert.Empty(await Store.Page(Lee with { Scope = TicketScope.Own }, null, 10, Cancellation));
    }

    [Fact]
    public async Task One_all_of_a_ticket_or_all_are_opened_and_stay_as_they_were_opened()
    {
        await Open(1);
        await Open(2);
        await Add(
            Row(1, 3, NotificationKind.Mention), Row(1, 4, NotificationKind.Mention), Row(2, 3, NotificationKind.Mention), Row(2, 4, NotificationKind.Mention));
        var lee = new MemberId(Account, "lee");
        var newest = (await Store.Page(Lee, null, 1, Cancellation))[0].Position;

        Assert.True(await Store.Open(lee, newest, null, Monday, Cancellation));
        Assert.False(await Store.Open(lee, newest, null, Monday.AddHours(1), Cancellation));
        Assert.False(await Store.Open(new(Account, "kim"), newest - 1, null, Monday, Cancellation));
        Assert.Equal(3, await Store.Unopened(Lee, 10, Cancellation));
        Assert.True(await Store.Open(lee, null, 1, Monday, Cancellation));
        Assert.Equal(1, await Store.Unopened(Lee, 10, Cancellation));
        Assert.True(await Store.Open(lee, null, null, Monday.AddHours(2), Cancellation));

        Assert.Equal(
            [Monday, Monday.AddHours(2), Monday, Monday], (await Store.Page(Lee, null, 10, Cancellation)).Select(one => one.OpenedAt!.Value));
    }

    [Fact]
    public async Task A_member_keeps_so_many_and_what_is_old_goes()
    {
        await Open(1);
        await Add([.. Enumerable.Range(1, INotificationStore.Most).Select(version => Row(1, version, NotificationKind.Mention))]);
        await Add(Row(1, 2000, NotificationKind.Mention) with { At = Monday.AddYears(-40) });
        Assert.Equal(INotificationStore.Most, await Store.Unopened(Lee, 2000, Cancellation));

        await Store.Forget(Monday.AddYears(-39), 500, Cancellation);

        Assert.Equal(INotificationStore.Most - 1, await Store.Unopened(Lee, 2000, Cancellation));
    }

    [Fact]
    public async Task What_asks_for_a_mail_plans_one_at_its_earliest_time_and_makes_the_plan_another()
    {
        await Open(1);
        await Add(Row(1, 3, NotificationKind.Mention) with { MailAt = Monday.AddMinutes(9) }, Row(1, 4, NotificationKind.Mention));
        var planned = await Plan();
        await Add(Row(1, 5, NotificationKind.Mention) with { MailAt = Monday.AddMinutes(20) });
        var later = await Plan();
        await Add(Row(1, 6, NotificationKind.Mention) with { MailAt = Monday.AddMinutes(4) });

        Assert.Equal((Monday.AddMinutes(9), Monday.AddMinutes(9)), (planned!.At, later!.At));
        Assert.NotEqual(planned.Token, later.Token);
        Assert.Equal((Monday.AddMinutes(4), Monday.AddMinutes(4)), ((await Plan())!.At, (await Plan())!.NextAt));
    }

    [Fact]
    public async Task What_was_mailed_or_opened_or_may_not_be_seen_waits_for_no_mail()
    {
        await Open(1);
        await Open(2, row => row with { AssigneeMember = "kim" });
        await Add(Row(1, 3, NotificationKind.Mention), Row(1, 4, NotificationKind.Assigned), Row(2, 3, NotificationKind.Mention));
        Assert.Equal([3L, 4L], (await Store.Unmailed(Lee, Cancellation)).Select(one => one.Row.Version));

        await Store.Mailed(Member, (await Store.Unmailed(Lee, Cancellation))[0].Position, new(MailPlan.What, "lee", "none"), null, Cancellation);
        Assert.Equal([4L], (await Store.Unmailed(Lee, Cancellation)).Select(one => one.Row.Version));

        await Store.Open(Member, null, 1, Monday, Cancellation);
        Assert.Empty(await Store.Unmailed(Lee, Cancellation));
    }

    [Fact]
    public async Task The_very_plan_ends_or_waits_on_and_no_other()
    {
        await Open(1);
        await Add(Row(1, 3, NotificationKind.Mention) with { MailAt = Monday });
        var seen = (await Plan())!;
        await Add(Row(1, 4, NotificationKind.Mention) with { MailAt = Monday });

        await Store.Mailed(Member, null, seen.End, null, Cancellation);
        var stayed = (await Plan())!;
        await Store.Mailed(Member, null, stayed.End, Monday.AddHours(1), Cancellation);
        var moved = (await Plan())!;
        Assert.Equal((Monday, Monday.AddHours(1)), (stayed.At, moved.At));

        await Store.Mailed(Member, null, moved.End, null, Cancellation);
        Assert.Null(await Plan());
    }

    [Fact]
    public async Task Settings_are_kept_for_each_member()
    {
        var wanted = new NotificationSettings { Mention = new() { Desktop = false } };
        await Store.Set(new(Account, "lee"), NotificationSettings.Default, Cancellation);
        await Store.Set(new(Account, "lee"), wanted, Cancellation);

        var settings = await Store.Settings(Account, ["lee", "kim"], Cancellation);

        Assert.Equal(wanted, settings["lee"]);
        Assert.False(settings.ContainsKey("kim"));
    }

    [Fact]
    public async Task Tickets_are_where_they_are_now()
    {
        await Open(1, row => row with { AssigneeMember = "kim", AssigneeGroup = "night", Box = TicketBox.Blocked });
        await Open(2);

        var places = await Store.Places(Account, [1, 2, 3], Cancellation);

        Assert.Equal(
            [new(1, "cook", false, "kim", "night"), new(2, "cook", true, null, null)], places.OrderBy(place => place.Number));
    }

    private MemberId Member => new(Account, "lee");

    private async Task<DueItem?> Plan()
    {
        for (DueItem? last = null; ;)
        {
            var shard = DueShard.Of(Account, new() { What = MailPlan.What, Key = "lee", At = Monday });
            var page = await stores.Due.Due(shard, Monday.AddDays(1), last, 100, Cancellation);
            var found = page.FirstOrDefault(item => item.Account == Account);

            if (found is not null || page.Length < 100)
            {
                return found;
            }

            last = page[^1];
        }
    }

    private NewNotification Row(long ticket, long version, NotificationKind kind) =>
        new(Account, "lee", kind, ticket, version) { At = Monday, ByKind = ActorKind.Member, By = "kim" };

    private Task<Grains.Tickets.AppendAnswer> Open(long number, Func<Grains.Tickets.TicketRow, Grains.Tickets.TicketRow>? shape = null) =>
        stores.Tickets.Append(Appends.Open(new(Account, number), shape), Cancellation);

    private async Task Add(params ImmutableArray<NewNotification> rows)
    {
        var to = new FollowedTo { Follower = _follower, From = $"{_followed}", To = $"{_followed + 1}" };
        await stores.Followers.Begin(_follower, to.From, Cancellation);
        await Store.Add(rows, to, Cancellation);
        _followed++;
    }
}

public sealed class MemoryNotificationStoreTests(StoresFixture fixture) : NotificationStoreContract(fixture.Memory);

public sealed class SqliteNotificationStoreTests(StoresFixture fixture) : NotificationStoreContract(fixture.Sqlite);

public sealed class PostgreSqlNotificationStoreTests(StoresFixture fixture) : NotificationStoreContract(fixture.PostgreSql);
