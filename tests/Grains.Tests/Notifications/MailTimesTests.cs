using Microsoft.Extensions.Options;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Mailing;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Notifications;

public sealed class MailTimesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly MailTimes _times = new(Options.Create(new MailingOptions { MailAfter = TimeSpan.FromMinutes(10) }));

    [Fact]
    public void Soon_is_ten_minutes_after_each_call()
    {
        Assert.Equal(Monday.AddMinutes(10), DueAt(new() { When = MailWhen.Soon }, Monday));
        Assert.Null(DueAt(new(), Monday));
    }

    [Theory]
    [InlineData("Asia/Seoul", 9, "2026-01-05T09:00:00Z", "2026-01-06T00:00:00Z")]
    [InlineData("Asia/Seoul", 19, "2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z")]
    [InlineData("Asia/Seoul", 18, "2026-01-05T09:00:00Z", "2026-01-06T09:00:00Z")]
    [InlineData("America/New_York", 2, "2026-03-08T05:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData("no such zone", 8, "2026-01-05T09:00:00Z", "2026-01-06T08:00:00Z")]
    public void Daily_is_the_members_next_such_hour(string zone, int hour, string at, string due) =>
        Assert.Equal(Time(due), DueAt(new() { When = MailWhen.Daily, Hour = hour, TimeZone = zone }, Time(at)));

    [Fact]
    public void What_has_no_bell_or_no_mail_is_not_mailed()
    {
        var soon = new MailDigest { When = MailWhen.Soon };

        Assert.Null(_times.DueAt(new() { Mail = soon, Mention = new() { Mail = false } }, NotificationKind.Mention, Monday));
        Assert.Null(_times.DueAt(new() { Mail = soon, Mention = new() { Bell = false } }, NotificationKind.Mention, Monday));
        Assert.NotNull(_times.DueAt(new() { Mail = soon, Mention = new() { Bell = false } }, NotificationKind.Assigned, Monday));
    }

    [Fact]
    public void What_has_waited_is_mailed_and_the_rest_waits_on()
    {
        var settings = new NotificationSettings { Mail = new() { When = MailWhen.Soon }, Assigned = new() { Mail = false } };
        var batch = _times.Batch(
            [
                Waiting(1, NotificationKind.Mention, Monday),
                Waiting(2, NotificationKind.Assigned, Monday),
                Waiting(3, NotificationKind.Mention, Monday.AddMinutes(1)),
                Waiting(4, NotificationKind.Mention, Monday.AddMinutes(2)),
            ],
            settings,
            Monday.AddMinutes(11));

        Assert.Equal([1L, 3L], batch.Ready.Select(one => one.Position));
        Assert.Equal(Monday.AddMinutes(12), batch.Next);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static StoredNotification Waiting(long position, NotificationKind kind, DateTimeOffset at) =>
        new(position, new(Some.Account, "lee", kind, 1042, position) { At = at, ByKind = ActorKind.Member, By = "kim" }, null)
        {
            Subject = "Hi",
            Brand = "cook",
            CustomerName = "Haneul",
        };

    private DateTimeOffset? DueAt(MailDigest mail, DateTimeOffset at) => _times.DueAt(new() { Mail = mail }, NotificationKind.Mention, at);
}
