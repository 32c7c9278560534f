using Oqupie.Contracts;
using Oqupie.Contracts.Log;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Log;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Notifications;

/// <summary>What nobody has opened is mailed at its time, by the schedule of a silo of each test's own.</summary>
public sealed class MailingTests : IAsyncLifetime
{
    private readonly TestSilo _silo = new();
    private readonly FollowerId _follower = new(LocalKey.New(), 0);
    private int _followed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MemberId Lee { get; } = new(Some.Account, "lee");

    private DateTimeOffset Now => _silo.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await _silo.InitializeAsync();
        await _silo.Stores.Members.Enter(
            Some.Account,
            new() { Id = "lee", Name = "Lee", Email = "lee@acme.example", Role = Role.ProAgent, Language = "en", CreatedAt = Now },
            Cancellation);
        await _silo.Stores.Notifications.Set(Lee, new() { Mail = new() { When = MailWhen.Soon } }, Cancellation);
        await Opened(1042, "Where is my parcel?");
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task What_is_unopened_is_mailed_once_and_what_was_opened_meanwhile_is_not()
    {
        await Opened(1043, "A secret");
        await Called(1042, 3);
        await Called(1043, 3);
        await _silo.Stores.Notifications.Open(Lee, null, 1043, Now, Cancellation);

        _silo.Clock.Advance(TimeSpan.FromMinutes(10));

        await Ended();
        var mail = Assert.Single(_silo.Mail.Sent);
        Assert.Equal("lee@acme.example", mail.Address);
        Assert.Contains("#1042 Where is my parcel?", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_act_on_one_plan_send_one_mail()
    {
        await Called(1042, 3);
        var token = Plan!.Token;
        _silo.Clock.Advance(TimeSpan.FromMinutes(10));
        var grain = _silo.Client.GetGrain<INotificationMailGrain>(Lee.ToString());

        await Task.WhenAll(grain.Mail(token), grain.Mail(token));

        await Ended();
        Assert.Single(_silo.Mail.Sent);
    }

    [Fact]
    public async Task What_came_later_waits_for_its_own_time()
    {
        await Called(1042, 3);
        _silo.Clock.Advance(TimeSpan.FromSeconds(10));
        await Called(1042, 4);

        _silo.Clock.Advance(TimeSpan.FromSeconds(590));

        await Fact(() => Plan?.At == Now.AddSeconds(10), "the rest does not wait");
        Assert.Single(_silo.Mail.Sent);
        _silo.Clock.Advance(TimeSpan.FromSeconds(10)); // Sooner than the schedule looks by itself.
        await Ended();
        Assert.Equal(2, _silo.Mail.Sent.Count);
    }

    [Fact]
    public async Task A_mail_that_the_server_did_not_take_is_tried_again()
    {
        await Called(1042, 3);
        _silo.Mail.Takes = false;
        _silo.Clock.Advance(TimeSpan.FromMinutes(10));
        await Fact(() => Plan?.Attempts is 1, "it was not put off");

        _silo.Mail.Takes = true;
        _silo.Clock.Advance(TimeSpan.FromHours(1));

        await Ended();
        Assert.Single(_silo.Mail.Sent);
    }

    [Fact]
    public async Task Where_nothing_leaves_the_plan_ends_without_a_mail()
    {
        await Called(1042, 3);
        _silo.Mail.Leaves = false;

        _silo.Clock.Advance(TimeSpan.FromMinutes(10));

        await Ended();
        Assert.Empty(_silo.Mail.Sent);
    }

    [Theory]
    [InlineData(24, "UTC", "notifications.mail.hour")]
    [InlineData(9, "Atlantis", "notifications.mail.timeZone")]
    public async Task An_hour_or_a_zone_that_there_is_not_is_refused(int hour, string zone, string field)
    {
        var bell = _silo.Client.GetGrain<INotificationsGrain>(Lee.ToString());

        var outcome = await bell.Set(new() { Mail = new() { When = MailWhen.Daily, Hour = hour, TimeZone = zone } });

        Assert.Equal(field, TheOutcome.Refused(outcome).Field);
        Assert.Equal(MailWhen.Soon, (await bell.Settings()).Mail.When);
    }

    private DueItem? Plan => _silo.Stores.Due.Find(Some.Account, MailPlan.What, "lee");

    private Task Ended() => Fact(() => Plan is null, "the plan did not end");

    private static Task Fact(Func<bool> fact, string otherwise) => Until.True(fact, () => otherwise, cancellationToken: Cancellation);

    private async Task Called(long ticket, long version)
    {
        var row = new NewNotification(Some.Account, "lee", NotificationKind.Mention, ticket, version)
        {
            At = Now,
            ByKind = ActorKind.Member,
            By = "kim",
            MailAt = Now.AddMinutes(10),
        };
        var to = new FollowedTo { Follower = _follower, From = $"{_followed}", To = $"{++_followed}" };
        await _silo.Stores.Followers.Begin(_follower, to.From, Cancellation);
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
