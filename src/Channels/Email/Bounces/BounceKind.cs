using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>Tells by its words whether a report is of failure: many a server writes when all is well, or when it goes on trying.</summary>
internal static class BounceKind
{
    private static readonly string[] Successes =
    [
        "successfully delivered", "successfully relayed", "successful mail delivery", "successful delivery", "delivery successful", "delivery succeeded",
        "was delivered to", "has been delivered", "have been delivered", "was successfully", "were successfully", "relayed to the following",
        "successfully sent", "delivery to these recipients or groups is complete", "delivery to these recipients or distribution lists is complete",
        "delivery to the following recipients is complete", "has been relayed", "was relayed", "relayed:", "delivered:", "expanded:", "mail was delivered",
        "전송되었습니다", "배달되었습니다", "전달되었습니다", "배달 완료", "전송 완료", "配信されました", "配信完了", "配信成功", "送达成功", "成功送达", "投递成功",
        "erfolgreich zugestellt", "remis avec succès", "entregado correctamente", "consegnato correttamente", "entregue com êxito", "успешно доставлено",
    ];

    private static readonly string[] Delays =
    [
        "delayed", "delays in delivering", "delaying", "will be retried", "still trying", "still being retried", "warning message only",
        "has not yet been", "have not yet been",
        "not been delivered yet", "not yet delivered", "will continue to try", "will keep trying", "continue trying", "try again later", "trying again",
        "will be attempted", "warning: could not send", "no action is required", "greylist", "graylist", "grey-list", "gray-list", "greylisted",
        "temporarily deferred", "put off", "deferred", "you do not need to resend", "do not need to resend", "this is a warning",
        "지연", "다시 시도", "재시도", "遅延", "再送", "延迟", "延遲", "重试", "verzögert", "erneut versucht", "retardé", "retrasado", "in ritardo", "задерж", "opóźni",
    ];

    private static readonly string[] Holds =
    [
        "held for review", "held for moderation", "held for approval", "awaits moderator", "awaiting moderator", "awaiting approval", "pending approval",
        "is being held", "has been held", "was held", "placed on hold", "held in quarantine", "has been quarantined", "was quarantined", "pending review",
        "검토 대기", "승인 대기", "승인을 기다", "격리", "保留", "隔離", "隔离", "等待审核",
    ];

    private static readonly string[] Ends =
    [
        "giving up", "given up", "gave up", "will not be retried", "not going to try again", "no further attempts", "failed permanently", "permanent fail",
        "permanent error", "permanently failed", "has expired", "retry timeout", "retry time not reached", "too long", "returned to sender", "undeliverable",
        "could not be delivered", "was not delivered", "were not delivered", "unable to deliver", "has failed", "was aborted", "delivery failed",
        "returned mail",
        "delivery failure", "failure notice", "could not be sent",
    ];

    private static readonly string[] Taken = [": 250 ", " 250 ok", "(250 ", " 2.0.0", " 2.1.5", "250 2."];

    private static readonly string[] Denials = ["not ", "n't ", "unable", "never ", "cannot", "failed to"];

    /// <param name="subject">What it calls itself.</param>
    /// <param name="text">Its own words, without the mail that came back.</param>
    /// <param name="status">The first code in it; null where there is none.</param>
    public static MailReportKind Of(string subject, string text, string? status)
    {
        if (status is ['5', ..])
        {
            return MailReportKind.Failed;
        }

        if (Succeeded(subject) || (status is null or ['2', ..] && !BounceWords.Any(Ends, subject) && Succeeded(text)))
        {
            return MailReportKind.Delivered;
        }

        if (BounceWords.Any(Holds, subject) || (BounceWords.Any(Holds, text) && !BounceWords.Any(Ends, subject)))
        {
            return MailReportKind.Held;
        }

        // Who says both has tried for long, and says now that it was in vain; but the subject of a warning is the newer word.
        return BounceWords.Any(Delays, subject) || (BounceWords.Any(Delays, text) && !BounceWords.Any(Ends, text) && !BounceWords.Any(Ends, subject))
            ? MailReportKind.Delayed
            : MailReportKind.Failed;
    }

    /// <summary>The sentence by which a report of this kind is one; null where it is one of failure, or says it in its subject alone.</summary>
    public static string? SaidBy(MailReportKind kind, string text) => kind switch
    {
        MailReportKind.Delivered => BounceReason.With(text, Taken, Successes),
        MailReportKind.Held => BounceReason.With(text, Holds),
        _ => null,
    };

    private static bool Succeeded(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (BounceWords.Any(Successes, line) && !BounceWords.Any(Denials, line))
            {
                return true;
            }
        }

        return false;
    }
}
