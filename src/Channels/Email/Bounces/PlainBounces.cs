using Oqupie.Channels.Email.Characters;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>
/// Reports that follow no standard: qmail, Exim, old Exchange and Gmail, a Postfix whose parts were lost. Known by who wrote them and by what they begin with.
/// </summary>
internal static class PlainBounces
{
    private const int MostLines = 400;

    private static readonly string[] Subjects =
    [
        "undelivered mail returned to sender", "undeliverable", "returned mail", "failure notice", "mail delivery fail", "delivery failure",
        "delivery status notification", "delivery has failed", "mail delivery system", "mail system error", "delivery notification", "message delivery failure",
        "warning: message", "warning: could not send", "nondeliverable", "non-deliverable", "non remis", "unzustellbar", "nicht zustellbar",
        "mail could not be delivered", "message undeliverable", "delayed mail", "delivery delayed", "no se puede entregar", "non recapitabile", "배달되지 않음", "반송",
        "배달 실패", "전송 실패", "메일 전송 실패", "配信不能", "送信できませんでした", "无法送达", "無法傳遞", "退信", "系统退信",
    ];

    private static readonly string[] Openings =
    [
        "hi. this is the qmail-send program", "this message was created automatically by mail delivery software", "this is the mail system at host",
        "the following message to", "your message did not reach some or all of the intended recipients", "delivery to the following recipient failed",
        "delivery has failed to these recipients", "the original message was received at", "your message wasn't delivered to", "address not found",
        "message not delivered",
    ];

    private static readonly string[] Delays =
    [
        "delayed", "will be retried", "still trying", "warning message only", "has not yet been delivered", "will continue to try", "warning: could not send",
    ];

    public static MailReport? Of(MailHeaders headers, string text)
    {
        var failed = headers.Text("X-Failed-Recipients");
        var daemon = MachineMail.IsDaemon(headers.From.Email);
        var silent = MachineMail.HasNullReturnPath(headers);
        var subject = headers.Subject;
        var named = Array.Exists(Subjects, words => subject.Contains(words, StringComparison.OrdinalIgnoreCase));
        var worded = Array.Exists(Openings, words => text.AsSpan().TrimStart().StartsWith(words, StringComparison.OrdinalIgnoreCase));

        // Each sign alone a person may send; X-Failed-Recipients only Exim and Gmail do.
        return failed is { Length: > 0 } || (daemon && (silent || named || worded || MachineMail.IsAutoSubmitted(headers))) || (silent && (named || worded))
            ? Read(text, failed, subject)
            : null;
    }

    /// <summary>What a person is told: the first line with a code in it says why.</summary>
    public static MailReport Read(string text, string? failed = null, string subject = "")
    {
        var (status, said) = Why(text);
        var start = text.AsSpan(0, Math.Min(text.Length, 4_000));
        var delayed = status is not ['5', ..] && (Says(subject) || Says(start));
        var reason = DeliveryReports.Reason(failed, status, said);
        return delayed ? new(MailReportKind.Delayed, $"Delayed, the server goes on trying. {reason}") : new(MailReportKind.Failed, reason);
    }

    private static bool Says(ReadOnlySpan<char> text)
    {
        foreach (var words in Delays)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static (string? Status, string? Said) Why(string text)
    {
        var lines = 0;

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++lines > MostLines)
            {
                break;
            }

            var said = line.Trim();
            said = said[..Math.Min(said.Length, 1_000)];

            if (StatusWords.In(said) is { } status)
            {
                return (status, said.ToString());
            }

            if (IsReply(said))
            {
                return (null, said.ToString());
            }
        }

        return (null, null);
    }

    // "550 no such user here", "550-5.1.1".
    private static bool IsReply(ReadOnlySpan<char> line) =>
        line is ['4' or '5', var second, var third, ' ' or '-', ..] && char.IsAsciiDigit(second) && char.IsAsciiDigit(third);
}
