using System.Text;
using System.Text.Json;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Notifications;

public sealed class PushRulesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly NotificationSettings Wants = new() { Answered = new() { Push = false }, GroupAssigned = new() { Bell = false } };

    [Fact]
    public void What_is_wanted_so_and_not_too_old_is_news()
    {
        var old = Call(1, 1) with { Row = Row(1, NotificationKind.Mention) with { At = Monday - PushRules.NewsFor } };
        var calls = new[] { old, Call(2, 1), Call(3, 1, NotificationKind.Answered), Call(4, 1, NotificationKind.GroupAssigned) };

        Assert.Equal([2L], PushRules.News([.. calls], Wants, Monday).Select(one => one.Position));
    }

    [Fact]
    public void A_device_gets_the_newest_of_each_ticket_that_it_has_not_had_oldest_first() =>
        Assert.Equal([5L, 6L], PushRules.For(Device with { Pushed = 2 }, [Call(6, 1), Call(5, 2), Call(4, 1), Call(2, 3)]).Select(one => one.Position));

    [Fact]
    public void Tickets_are_named_as_unopened_only_where_all_of_them_are()
    {
        Assert.Equal([2L, 1L], PushRules.OpenTickets([Call(3, 2), Call(2, 1), Call(1, 1)])!.Value);
        Assert.Null(PushRules.OpenTickets([.. Enumerable.Range(1, PushRules.MostOpen + 1).Select(ticket => Call(ticket, ticket))]));
        Assert.Null(PushRules.OpenTickets([.. Enumerable.Range(1, PushRules.MostLookedAt).Select(position => Call(position, 1))]));
    }

    [Fact]
    public void What_was_taken_or_refused_is_done_with_and_what_is_away_waits()
    {
        Assert.Equal(new("phone", 9), Marked(PushFate.Taken));
        Assert.Equal(new("phone", 9) { Failure = PushFailure.Refused }, Marked(PushFate.Refused));
        Assert.Equal(new("phone", 9) { Failure = PushFailure.Refused }, Marked(PushFate.TooLong));
        Assert.Equal(new("phone", 9) { Failure = PushFailure.Private }, Marked(PushFate.Private));
        Assert.Equal(new("phone", 5) { Gone = true }, Marked(PushFate.Gone));
        Assert.Equal(new("phone", 5) { Failure = PushFailure.Away, Failures = 1, WaitUntil = Monday.AddSeconds(30) }, Marked(PushFate.Away));
    }

    [Theory]
    [InlineData(1, null, 30)]
    [InlineData(2, null, 60)]
    [InlineData(1, 600, 600)]
    [InlineData(1, -5, 30)]
    [InlineData(1, 86_400, 3_600)]
    [InlineData(1_000_000, null, 3_600)]
    public void Pauses_grow_and_heed_what_the_push_service_says_up_to_an_hour(int failures, int? wanted, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds), PushRules.PauseAfter(failures, wanted is { } said ? TimeSpan.FromSeconds(said) : null));

    [Fact]
    public void A_notification_says_who_and_what_in_the_members_language_and_where_it_leads()
    {
        var message = PushText.Of("ko", Call(7, 1042), "이하늘", [1042, 1043]);

        Assert.Equal(
            """{"title":"이하늘 님이 메모에서 멘션했어요","body":"#1042 환불  문의","language":"ko","tag":"ticket-1042","ticket":1042,"""
            + "\"url\":\"/inbox/all/1042\",\"open\":[1042,1043]}",
            Encoding.UTF8.GetString(message.Body));
        Assert.Equal(("ticket-1042", PushRules.NewsFor), (message.Topic, message.KeptFor));
    }

    [Theory]
    [InlineData("가")]
    [InlineData("\U0001F600")]
    [InlineData("\"")]
    public void However_long_a_subject_is_every_push_service_takes_it(string letter)
    {
        var subject = string.Concat(Enumerable.Repeat(letter, 1_000));
        var call = Call(7, long.MaxValue) with { Subject = subject, CustomerName = subject };

        var message = PushText.Of("ko", call, subject, [.. Enumerable.Repeat(long.MaxValue, PushRules.MostOpen)]);

        Assert.InRange(message.Body.Length, 1, PushMessage.Longest);
        Assert.InRange(PushText.Shortened(message).Body.Length, 1, 1_000);
        Assert.EndsWith("…", JsonDocument.Parse(message.Body).RootElement.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.InRange(message.Topic.Length, 1, 32);
    }

    [Fact]
    public void A_shortened_one_names_the_ticket_alone() =>
        Assert.Equal(
            "#1042", JsonDocument.Parse(PushText.Shortened(PushText.Of("en", Call(7, 1042), "Lee", [1042])).Body).RootElement.GetProperty("body").GetString());

    private static readonly StoredPushDevice Device = new(
        new() { Id = "phone", Browser = "", System = "", CreatedAt = Monday, SeenAt = Monday }, "s1", "sealed")
    { EndsAt = Monday, Pushed = 5 };

    private static PushMark Marked(PushFate fate) => PushRules.Mark(Device, 5, 9, new(fate), Monday);

    private static NewNotification Row(long ticket, NotificationKind kind) =>
        new(Some.Account, "lee", kind, ticket, 3) { At = Monday, ByKind = ActorKind.Member, By = "kim" };

    private static StoredNotification Call(long position, long ticket, NotificationKind kind = NotificationKind.Mention) =>
        new(position, Row(ticket, kind), null) { Subject = "환불\r\n문의", Brand = "cook", CustomerName = "" };
}
