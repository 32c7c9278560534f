using System.Globalization;
using System.Net;
using System.Text;
using Oqupie.Contracts.Notifications;

namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>What a mail of unopened calls says, in the member's language. Pure.</summary>
internal static class NotificationMail
{
    /// <summary>The rest is in the bell.</summary>
    public const int MostLines = 30;

    private const string Style = "max-width:600px;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic',sans-serif;"
        + "font-size:15px;line-height:1.5";

    /// <summary>Why it calls, by name; who is empty is a customer or a program.</summary>
    public static string Sentence(string language, NotificationKind kind, string name)
    {
        var ko = language is "ko";
        return (kind, Who: Who(ko, kind, name)) switch
        {
            (NotificationKind.Assigned, var who) => ko ? $"{who} 티켓을 할당했어요" : $"{who} assigned a ticket to you",
            (NotificationKind.GroupAssigned, var who) => ko ? $"{who} 내 그룹에 티켓을 할당했어요" : $"{who} assigned a ticket to your group",
            (NotificationKind.Mention, var who) => ko ? $"{who} 메모에서 멘션했어요" : $"{who} mentioned you in a memo",
            (NotificationKind.ForwardAnswered, _) => ko ? "전달한 메일에 밖에서 답이 왔어요" : "Somebody outside answered a forward",
            (_, var who) => ko ? $"{who} 답했어요" : $"{who} answered",
        };
    }

    /// <param name="language">The member's.</param>
    /// <param name="account">Its name.</param>
    /// <param name="lines">All that is unopened, newest first; the first <see cref="MostLines"/> are written out.</param>
    /// <param name="console">Where the console is, without an end; empty: without links.</param>
    /// <param name="zone">The member's.</param>
    public static (string Subject, string Text, string Html) Of(
        string language, string account, IReadOnlyList<MailLine> lines, string console, TimeZoneInfo zone)
    {
        var ko = language is "ko";
        var many = lines.Count.ToString(CultureInfo.InvariantCulture);
        var subject = ko ? $"읽지 않은 알림 {many}개" : lines.Count is 1 ? "1 unread notification" : $"{many} unread notifications";
        var rest = lines.Count - MostLines;
        var more = rest <= 0 ? "" : ko ? $"그리고 {rest}개가 더 있어요." : $"And {rest} more.";
        var foot = ko ? "이 메일을 언제 받을지는 내 프로필의 알림에서 정할 수 있어요." : "When you get this mail is set on your profile, under notifications.";
        var profile = console.Length is 0 ? "" : $"{console}/settings/profile";
        var shown = lines.Take(MostLines).Select(line => new Shown(
            $"#{line.Ticket} {OneLine(line.Subject, ko)}",
            $"{line.Sentence} · {TimeZoneInfo.ConvertTime(line.At, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
            console.Length is 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{console}/tickets/{line.Ticket}"))).ToList();
        var title = account.Length is 0 ? subject : $"{account}: {subject}";
        return (title, Text(shown, more, $"{foot} {profile}".TrimEnd()), Html(subject, shown, more, foot, profile));
    }

    private static string Text(List<Shown> shown, string more, string foot)
    {
        var text = new StringBuilder();

        foreach (var one in shown)
        {
            text.Append(one.Title).Append('\n').Append(one.Why).Append('\n').Append(one.Link).Append(one.Link.Length > 0 ? "\n\n" : "\n");
        }

        return text.Append(more).Append(more.Length > 0 ? "\n\n" : "").Append("-- \n").Append(foot).Append('\n').ToString();
    }

    private static string Html(string heading, List<Shown> shown, string more, string foot, string profile)
    {
        var html = new StringBuilder($"<div style=\"{Style}\"><p style=\"margin:0 0 12px\"><strong>{Safe(heading)}</strong></p>");

        foreach (var one in shown)
        {
            html.Append("<p style=\"margin:0;padding:10px 0;border-top:1px solid #8884\">").Append(Linked(one.Title, one.Link))
                .Append("<br><span style=\"font-size:13px;color:#777\">").Append(Safe(one.Why)).Append("</span></p>");
        }

        if (more.Length > 0)
        {
            html.Append("<p style=\"margin:12px 0 0\">").Append(Safe(more)).Append("</p>");
        }

        return html.Append("<p style=\"margin:16px 0 0;padding-top:10px;border-top:1px solid #8884;font-size:13px;color:#777\">")
            .Append(Linked(foot, profile)).Append("</p></div>").ToString();
    }

    private static string Linked(string text, string link) => link.Length is 0 ? Safe(text) : $"<a href=\"{Safe(link)}\">{Safe(text)}</a>";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string OneLine(string subject, bool ko) => subject.Trim() is { Length: > 0 } said
        ? string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c))
        : ko ? "제목 없음" : "No subject";

    private static string Who(bool ko, NotificationKind kind, string name) => (ko, name) switch
    {
        (true, { Length: > 0 }) => $"{name} 님이",
        (false, { Length: > 0 }) => name,
        (true, _) => kind is NotificationKind.Answered ? "고객이" : "프로그램이",
        _ => kind is NotificationKind.Answered ? "The customer" : "A program",
    };

    private sealed record Shown(string Title, string Why, string Link);
}

/// <param name="Ticket">Its number.</param>
/// <param name="Subject">The ticket's of now: all that a mail bears of a customer's words.</param>
/// <param name="Sentence">Why it calls.</param>
/// <param name="At">When it called.</param>
internal sealed record MailLine(long Ticket, string Subject, string Sentence, DateTimeOffset At);
