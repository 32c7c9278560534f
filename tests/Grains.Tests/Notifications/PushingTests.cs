using System.Buffers.Text;
using System.Security.Cryptography;
using Oqupie.Contracts;
using Oqupie.Contracts.Log;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Notifications;

/// <summary>The devices of a member are notified of what they have not opened, by the schedule of a silo of each test's own.</summary>
public sealed class PushingTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private readonly FollowerId _follower = new(LocalKey.New(), 0);
    private int _followed;
    private string _session = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MemberId Lee { get; } = new(Some.Account, "lee");

    private IPushDevicesGrain Devices => _silo.Client.GetGrain<IPushDevicesGrain>(Lee.ToString());

    private DateTimeOffset Now => _silo.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        await _silo.Stores.Members.Enter(
            Some.Account,
            new() { Id = "lee", Name = "Lee", Email = "lee@acme.example", Role = Role.ProAgent, Language = "en", CreatedAt = Now },
            Cancellation);
        _session = await SignIn();
        await Opened(1042, "Where is my parcel?");
        await Opened(1043, "A refund");
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task What_is_unopened_reaches_each_device_once()
    {
        await Registered("phone");
        await Registered("desk");
        await Called(1042);
        await Called(1043);
        await _silo.Stores.Notifications.Open(Lee, null, 1043, Now, Cancellation);

        await Due();

        Assert.Equal([At("desk"), At("phone")], _silo.Push.Sent.Select(one => one.Endpoint).Order(StringComparer.Ordinal));
        Assert.All(_silo.Push.Sent, one => Assert.Equal("#1042 Where is my parcel?", (string?)one.Note["body"]));
        await Called(1042);
        await Due();
        Assert.Equal(4, _silo.Push.Sent.Count);
    }

    [Fact]
    public async Task A_new_device_is_told_nothing_of_before()
    {
        await Called(1042);
        await Registered("phone");
        await Called(1043);

        await Due();

        Assert.Equal("ticket-1043", Assert.Single(_silo.Push.Sent).Topic);
    }

    [Fact]
    public async Task Many_at_once_are_one_notification()
    {
        await Registered("phone");

        foreach (var ticket in Enumerable.Range(2_000, PushRules.MostAtOnce + 1))
        {
            await Opened(ticket, "One of many");
            await Called(ticket);
        }

        await Due();

        Assert.Equal("6 tickets with new notifications", (string?)Assert.Single(_silo.Push.Sent).Note["title"]);
    }

    [Fact]
    public async Task One_that_is_away_is_asked_again_and_the_others_get_nothing_twice()
    {
        await Registered("phone");
        await Registered("desk");
        _silo.Push.Answers[At("phone")] = new(PushFate.Away, TimeSpan.FromMinutes(5));
        await Called(1042);
        _silo.Clock.Advance(TimeSpan.FromSeconds(3));
        await Fact(() => Plan?.At == Now.AddMinutes(5), "it does not wait as long as it was told to");
        Assert.Equal(PushFailure.Away, (await Device("phone"))?.Failure);

        _silo.Push.Answers.Clear();
        _silo.Clock.Advance(TimeSpan.FromMinutes(5));

        await Fact(() => Plan is null, "the plan did not end");
        Assert.Equal((2, 1), (_silo.Push.Sent.Count(one => one.Endpoint == At("phone")), _silo.Push.Sent.Count(one => one.Endpoint == At("desk"))));
        Assert.Null((await Device("phone"))?.Failure);
    }

    [Fact]
    public async Task One_that_is_gone_goes_and_one_that_refuses_stays_with_its_failure()
    {
        await Registered("phone");
        await Registered("desk");
        _silo.Push.Answers[At("phone")] = new(PushFate.Gone);
        _silo.Push.Answers[At("desk")] = new(PushFate.Refused);
        await Called(1042);

        await Due();

        Assert.Null(await Device("phone"));
        Assert.Equal(PushFailure.Refused, (await Device("desk"))?.Failure);
    }

    [Fact]
    public async Task What_is_too_long_is_sent_shorter()
    {
        await Registered("phone");
        _silo.Push.Answers[At("phone")] = new(PushFate.TooLong);
        await Called(1042);

        await Due();

        Assert.Equal(["#1042 Where is my parcel?", "#1042"], _silo.Push.Sent.Select(one => (string?)one.Note["body"]));
    }

    [Fact]
    public async Task A_device_ends_with_the_session_in_which_it_was_registered()
    {
        await Registered("phone");
        await Called(1042);
        await _silo.Client.GetGrain<IAgentGrain>(Lee.ToString()).EndSession(_session);

        await Due();

        Assert.Empty(_silo.Push.Sent);
        Assert.Empty((await Devices.Read()).Items);
    }

    [Fact]
    public async Task A_trial_is_sent_at_once_and_tells_how_the_device_is()
    {
        var phone = await Registered("phone");
        _silo.Push.Answers[At("phone")] = new(PushFate.Refused);
        Assert.Equal(PushFailure.Refused, Got(await Devices.Try(phone.Id)).Failure);

        _silo.Push.Answers.Clear();

        Assert.Null(Got(await Devices.Try(phone.Id)).Failure);
        Assert.Equal("This device gets your notifications", (string?)_silo.Push.Sent.Last().Note["body"]);
        Assert.Equal(RefusalKind.NotFound, TheOutcome.Refused(await Devices.Try("none")).Kind);
    }

    [Fact]
    public async Task A_member_has_so_many_devices_and_the_same_one_is_no_other()
    {
        foreach (var number in Enumerable.Range(1, SubscriptionRules.MostDevices))
        {
            await Registered($"device-{number}");
        }

        Assert.Equal("too_many_push_devices", TheOutcome.Refused(await Register("one-more")).Code);
        await Registered("device-1");
        await Devices.RemoveEndpoint(At("device-1"));
        await Registered("one-more");
        Assert.Equal(SubscriptionRules.MostDevices, (await Devices.Read()).Items.Length);
    }

    [Theory]
    [InlineData("http://push.example/1", "endpoint")]
    [InlineData("https://me@push.example/1", "endpoint")]
    [InlineData("https://push.example/1#part", "endpoint")]
    [InlineData("https://push.example/a b", "endpoint")]
    [InlineData("file:///etc/passwd", "endpoint")]
    [InlineData("", "endpoint")]
    public async Task What_is_no_push_service_is_refused(string endpoint, string field)
    {
        using var browser = new PushedBrowser(endpoint);

        Assert.Equal(field, TheOutcome.Refused(await Devices.Register(new(endpoint, browser.P256dh, browser.Auth), Browser)).Field);
    }

    [Fact]
    public async Task What_are_no_keys_is_refused()
    {
        using var browser = new PushedBrowser(At("phone"));
        var offTheCurve = Base64Url.EncodeToString([4, .. RandomNumberGenerator.GetBytes(64)]);

        Assert.Equal("keys.p256dh", TheOutcome.Refused(await Devices.Register(new(browser.Endpoint, offTheCurve, browser.Auth), Browser)).Field);
        Assert.Equal("keys.p256dh", TheOutcome.Refused(await Devices.Register(new(browser.Endpoint, "한글", browser.Auth), Browser)).Field);
        Assert.Equal("keys.auth", TheOutcome.Refused(await Devices.Register(new(browser.Endpoint, browser.P256dh, "short"), Browser)).Field);
    }

    [Fact]
    public async Task The_servers_key_is_made_once()
    {
        var key = (await Devices.Read()).PublicKey;

        Assert.Equal(65, Base64Url.DecodeFromChars(key).Length);
        Assert.Equal(key, (await _silo.Client.GetGrain<IPushDevicesGrain>(new MemberId(Some.Account, "kim").ToString()).Read()).PublicKey);
    }

    private PushBrowser Browser => new(_session, Now.AddDays(30)) { Name = "Chrome", System = "Android" };

    private DueItem? Plan => _silo.Stores.Due.Find(Some.Account, PushPlan.What, "lee");

    private static string At(string device) => $"https://push.example/{device}";

    private static T Got<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);

    private static Task Fact(Func<bool> fact, string otherwise) => Until.True(fact, () => otherwise, cancellationToken: Cancellation);

    private async Task<PushDevice?> Device(string name) => (await Devices.Read()).Items.FirstOrDefault(one => one.Id == PushSeal.IdOf(At(name)));

    private async Task<PushDevice> Registered(string device) => Got(await Register(device));

    private async Task<Outcome<PushDevice>> Register(string device)
    {
        using var browser = new PushedBrowser(At(device));
        return await Devices.Register(new(browser.Endpoint, browser.P256dh, browser.Auth), Browser);
    }

    private async Task<string> SignIn()
    {
        var address = _silo.Client.GetGrain<ISignInGrain>(EmailAddress.Key("lee@acme.example"));
        await address.Claim(Some.Account, "lee");
        return (await address.BeginSession(Lee, (await address.Read())!.SecurityStamp, Now.AddDays(30)))!;
    }

    private async Task Due()
    {
        _silo.Clock.Advance(TimeSpan.FromSeconds(3));
        await Fact(() => Plan is null, "the plan did not end");
    }

    private async Task Called(long ticket)
    {
        var to = new Grains.Log.FollowedTo { Follower = _follower, From = $"{_followed}", To = $"{_followed + 1}" };
        await _silo.Stores.Followers.Begin(_follower, to.From, Cancellation);
        var row = new NewNotification(Some.Account, "lee", NotificationKind.Mention, ticket, ++_followed)
        {
            At = Now,
            ByKind = ActorKind.Member,
            By = "kim",
            PushAt = Now.AddSeconds(3),
        };
        await _silo.Stores.Notifications.Add([row], to, Cancellation);
    }

    private Task<AppendAnswer> Opened(long number, string subject)
    {
        var id = new TicketId(Some.Account, number);
        var row = new TicketRow
        {
            Id = id,
            Version = 1,
            Brand = "cook",
            ChannelKind = "email",
            Subject = subject,
            Customer = "haneul",
            CreatedAt = Now,
            UpdatedAt = Now,
            LastMessageAt = Now,
        };
        var opened = new TicketOpened { At = Now, ByKind = ActorKind.Customer, By = "haneul", Brand = "cook", ChannelKind = "email", Customer = "haneul" };
        return _silo.Stores.Tickets.Append(new() { Ticket = id, ExpectedVersion = 0, Events = [opened], Row = row }, Cancellation);
    }
}
