using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Tests.Tickets;

namespace Oqupie.Storage.Tests.Notifications;

/// <summary>A row for each browser that a member is notified in.</summary>
public abstract class PushDeviceStoreContract(Stores stores)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly FollowerId _follower = new(LocalKey.New(), 0);
    private int _followed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private MemberId Lee => new(Account, "lee");

    private MemberId Kim => new(Account, "kim");

    private IPushDeviceStore Store => stores.PushDevices;

    [Fact]
    public async Task A_device_is_read_as_it_was_put_and_the_newest_is_first()
    {
        var (phone, desk) = (Device(Monday), Device(Monday.AddHours(1)));
        await Store.Put(Lee, phone, Cancellation);
        await Store.Put(Lee, desk, Cancellation);
        await Store.Put(Kim, Device(Monday), Cancellation);

        var devices = await Store.Of(Lee, Cancellation);

        Assert.Equal([desk.Id, phone.Id], devices.Select(one => one.Device.Id));
        Assert.Equal(
            new StoredPushDevice(
                new() { Id = phone.Id, Browser = "Chrome", System = "Android", CreatedAt = Monday, SeenAt = Monday }, "s1", "sealed")
            { EndsAt = Monday.AddDays(30), Pushed = 0 },
            devices[1]);
        Assert.Equal(["kim", "lee"], (await Store.Having(Account, ["lee", "kim", "choi"], Cancellation)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Put_again_it_is_the_same_device_without_its_failures()
    {
        var device = Device(Monday);
        await Store.Put(Lee, device, Cancellation);
        await Mark(Lee, new PushMark(device.Id, 7) { Failure = PushFailure.Away, Failures = 2, WaitUntil = Monday.AddMinutes(1) });
        var failed = Assert.Single(await Store.Of(Lee, Cancellation));
        Assert.Equal((PushFailure.Away, 2, Monday.AddMinutes(1), 7L), (failed.Device.Failure, failed.Failures, failed.WaitUntil, failed.Pushed));

        await Store.Put(Lee, device with { At = Monday.AddDays(1), Session = "s2", EndsAt = Monday.AddDays(31) }, Cancellation);

        var again = Assert.Single(await Store.Of(Lee, Cancellation));
        Assert.Equal((Monday, Monday.AddDays(1), "s2", Monday.AddDays(31)), (again.Device.CreatedAt, again.Device.SeenAt, again.Session, again.EndsAt));
        Assert.Equal((null, 0, null, 7L), (again.Device.Failure, again.Failures, again.WaitUntil, again.Pushed));
    }

    [Fact]
    public async Task Whoever_signs_in_next_in_a_browser_takes_it_over_and_is_told_nothing_of_before()
    {
        var device = Device(Monday);
        await Store.Put(Lee, device, Cancellation);
        await Mark(Lee, new PushMark(device.Id, 1_000_000_000));
        var newest = await Call("kim");

        await Store.Put(Kim, device with { At = Monday.AddDays(1) }, Cancellation);

        Assert.Empty(await Store.Of(Lee, Cancellation));
        var taken = Assert.Single(await Store.Of(Kim, Cancellation));
        Assert.Equal((newest, Monday.AddDays(1)), (taken.Pushed, taken.Device.CreatedAt));
    }

    [Fact]
    public async Task Marks_go_forward_only_and_what_is_gone_goes_each_with_its_own_member()
    {
        var (phone, desk) = (Device(Monday), Device(Monday));
        await Store.Put(Lee, phone, Cancellation);
        await Store.Put(Lee, desk, Cancellation);
        await Mark(Lee, new PushMark(phone.Id, 7), new PushMark(desk.Id, 3) { Gone = true });
        await Mark(Lee, new PushMark(phone.Id, 5));
        await Mark(Kim, new PushMark(phone.Id, 9) { Gone = true });
        await Store.Remove(Kim, [phone.Id], Cancellation);

        Assert.Equal((phone.Id, 7L), Assert.Single((await Store.Of(Lee, Cancellation)).Select(one => (one.Device.Id, one.Pushed))));
        await Store.Remove(Lee, [phone.Id], Cancellation);
        Assert.Empty(await Store.Of(Lee, Cancellation));
    }

    [Fact]
    public async Task What_asks_for_a_push_plans_one_and_the_very_plan_ends_or_waits()
    {
        await Call("lee", Monday);
        var seen = (await Plan())!;
        await Call("lee", Monday.AddSeconds(9));

        await Store.Pushed(Lee, [], seen.End, null, Cancellation);
        var stayed = (await Plan())!;
        await Store.Pushed(Lee, [], stayed.End, Monday.AddHours(1), Cancellation);
        var moved = (await Plan())!;
        Assert.Equal((Monday, Monday.AddHours(1)), (stayed.At, moved.At));

        await Store.Pushed(Lee, [], moved.End, null, Cancellation);
        Assert.Null(await Plan());
    }

    [Fact]
    public async Task The_newest_unopened_calls_are_read_up_to_a_bound()
    {
        foreach (var at in Enumerable.Range(1, 3))
        {
            await Call("lee", Monday.AddSeconds(at));
        }

        var asker = new Actor { Account = Account, Kind = ActorKind.Member, Id = "lee", Scope = TicketScope.All };
        var all = await stores.Notifications.NewestUnopened(asker, 10, Cancellation);
        await stores.Notifications.Open(Lee, all[1].Position, null, Monday, Cancellation);

        Assert.Equal([all[0], all[2]], await stores.Notifications.NewestUnopened(asker, 10, Cancellation));
        Assert.Equal([all[0]], await stores.Notifications.NewestUnopened(asker, 1, Cancellation));
    }

    [Fact]
    public async Task A_device_that_nobody_uses_is_forgotten()
    {
        var (old, used) = (Device(Monday.AddYears(-40)), Device(Monday));
        await Store.Put(Lee, old, Cancellation);
        await Store.Put(Lee, used, Cancellation);

        await Store.Forget(Monday.AddYears(-39), 500, Cancellation);

        Assert.Equal(used.Id, Assert.Single(await Store.Of(Lee, Cancellation)).Device.Id);
    }

    protected static NewPushDevice Device(DateTimeOffset at) => new(LocalKey.New(), "s1", "sealed", at)
    {
        EndsAt = Monday.AddDays(30),
        Browser = "Chrome",
        System = "Android",
    };

    private Task Mark(MemberId member, params PushMark[] marks) =>
        Store.Pushed(member, [.. marks], new(PushPlan.What, member.Local, "none"), null, Cancellation);

    private async Task<DueItem?> Plan()
    {
        var shard = DueShard.Of(Account, new() { What = PushPlan.What, Key = "lee", At = Monday });

        for (DueItem? last = null; ;)
        {
            var page = await stores.Due.Due(shard, Monday.AddDays(1), last, 100, Cancellation);

            if (page.FirstOrDefault(item => item.Account == Account && item.What is PushPlan.What) is { } found)
            {
                return found;
            }

            if (page.Length < 100)
            {
                return null;
            }

            last = page[^1];
        }
    }

    /// <summary>Answers where the newest call of theirs stands.</summary>
    private async Task<long> Call(string member, DateTimeOffset? pushAt = null)
    {
        if (_followed is 0)
        {
            await stores.Tickets.Append(Appends.Open(new(Account, 1), null), Cancellation);
        }

        var to = new FollowedTo { Follower = _follower, From = $"{_followed}", To = $"{_followed + 1}" };
        await stores.Followers.Begin(_follower, to.From, Cancellation);
        var row = new NewNotification(Account, member, NotificationKind.Mention, 1, ++_followed)
        {
            At = Monday,
            ByKind = ActorKind.Member,
            By = "choi",
            PushAt = pushAt,
        };
        await stores.Notifications.Add([row], to, Cancellation);
        var asker = new Actor { Account = Account, Kind = ActorKind.Member, Id = member, Scope = TicketScope.All };
        return (await stores.Notifications.Page(asker, null, 1, Cancellation))[0].Position;
    }
}

public sealed class MemoryPushDeviceStoreTests(StoresFixture fixture) : PushDeviceStoreContract(fixture.Memory);

public sealed class SqlitePushDeviceStoreTests(StoresFixture fixture) : PushDeviceStoreContract(fixture.Sqlite);

public sealed class PostgreSqlPushDeviceStoreTests(StoresFixture fixture) : PushDeviceStoreContract(fixture.PostgreSql);
