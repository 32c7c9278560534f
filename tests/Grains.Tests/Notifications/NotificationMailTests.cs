using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Notifications.Mailing;

namespace Oqupie.Grains.Tests.Notifications;

public sealed class NotificationMailTests
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    [Fact]
    public void It_says_what_waits_in_the_members_language_and_leads_to_each_ticket()
    {
        var (subject, text, html) = NotificationMail.Of("ko", "Acme", [Line("환불 문의")], "https://help.acme.example", Seoul);

        Assert.Equal("Acme: 읽지 않은 알림 1개", subject);
        Assert.Contains("#1042 환불 문의\n김 님이 메모에서 멘션했어요 · 2026-01-05 18:00\nhttps://help.acme.example/tickets/1042", text, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://help.acme.example/tickets/1042">#1042""", html, StringComparison.Ordinal);
        Assert.Contains("https://help.acme.example/settings/profile", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_is_words_and_one_line_whatever_is_in_it()
    {
        var (_, text, html) = NotificationMail.Of("en", "", [Line("<b>Hi</b>\r\nBcc: x")], "", TimeZoneInfo.Utc);

        Assert.Contains("&lt;b&gt;Hi&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
        Assert.Contains("#1042 <b>Hi</b>  Bcc: x\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_says_how_much_more_there_is()
    {
        var lines = Enumerable.Repeat(Line("Hi"), NotificationMail.MostLines + 2).ToList();

        var (subject, text, _) = NotificationMail.Of("en", "Acme", lines, "", TimeZoneInfo.Utc);

        Assert.Equal("Acme: 32 unread notifications", subject);
        Assert.Equal(NotificationMail.MostLines, text.Split("#1042").Length - 1);
        Assert.Contains("And 2 more.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", NotificationKind.Answered, "고객이 답했어요")]
    [InlineData("en", NotificationKind.Answered, "The customer answered")]
    [InlineData("en", NotificationKind.GroupAssigned, "A program assigned a ticket to your group")]
    [InlineData("en", NotificationKind.ForwardAnswered, "Somebody outside answered a forward")]
    [InlineData("ko", NotificationKind.ForwardAnswered, "전달한 메일에 밖에서 답이 왔어요")]
    public void Who_has_no_name_to_be_told_is_who_they_are(string language, NotificationKind kind, string sentence) =>
        Assert.Equal(sentence, NotificationMail.Sentence(language, kind, ""));

    private static MailLine Line(string subject) =>
        new(1042, subject, NotificationMail.Sentence("ko", NotificationKind.Mention, "김"), new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
}
