namespace Oqupie.Channels.Email.Bounces;

/// <summary>By what reports that follow no standard are known, in the languages of the servers that write them.</summary>
internal static class BounceWords
{
    private static readonly string[] Subjects =
    [
        "undelivered mail returned to sender", "undeliverable", "undelivered", "returned mail", "failure notice", "mail delivery fail", "delivery failure",
        "delivery status notification", "delivery has failed", "delivery failed", "failed delivery", "failure delivery", "mail delivery system",
        "mail system error", "delivery notification", "message delivery failure", "warning: message", "warning: could not send", "nondeliverable",
        "non-deliverable", "mail could not be delivered", "message undeliverable", "delayed mail", "delivery delayed", "returning to sender",
        "returning message to sender", "returned to sender", "mail delivery status", "delivery report", "mail failure", "message frozen", "[bounce]",
        "delivery has been delayed", "there was an error sending your mail", "could not be delivered", "unable to deliver", "delivery error", "loop alert",
        "postmaster notify", "delivery problem", "message delivery has failed", "mail delivery problem", "rejected mail", "message not delivered",
        "email delivery failure", "successful mail delivery", "delivered:", "relayed:", "expanded:",
        "non remis", "non-remis", "non distribuable", "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen", "unzustellbare", "no se puede entregar",
        "no se ha podido entregar", "no entregado", "non recapitabile", "mancato recapito", "não entregue", "não foi possível entregar", "niet bezorgd",
        "onbestelbaar", "nie dostarczono", "nedoručitelná", "не доставлено", "недоставленное", "teslim edilemedi",
        "배달되지 않음", "반송", "배달 실패", "전송 실패", "메일 전송 실패", "전달되지 않", "발송 실패", "배달할 수 없", "전송할 수 없",
        "配信不能", "送信できませんでした", "エラー通知", "配信エラー", "送信エラー", "配送できません", "未配信", "不達",
        "无法送达", "無法傳遞", "無法傳送", "退信", "系统退信", "未送达", "投递失败", "傳送失敗",
    ];

    // What the report itself says first, perhaps behind a line of decoration or a greeting.
    private static readonly string[] Openings =
    [
        "this is the qmail-send program", "this message was created automatically by mail delivery software", "this is the mail system at host",
        "the following message to", "did not reach", "delivery to the following recipient", "delivery has failed to these recipients",
        "the original message was received at", "wasn't delivered to", "address not found", "message not delivered", "unable to deliver",
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered", "was not delivered", "not able to deliver",
        "failed to deliver", "error delivering your mail", "had delivery errors", "had delivery problems", "permanent fatal errors", "permanent error",
        "transient non-fatal errors", "had transient", "unknown user:", "user mailbox exceeds", "undeliverable to", "undeliverable mail",
        "automatically generated delivery status notification", "delivery status notification", "message delivery has failed", "delivery failed",
        "failure reasons", "non-delivery", "transcript of session follows", "trouble delivering your message", "this is the mailer-daemon", "following errors",
        "was rejected by a remote mail server", "may not exist, or you may not have permission", "this report relates to a message you sent",
        "was unable to deliver", "were unable to deliver", "is being returned", "returned to you", "has been returned", "could not send your message",
        "duplicated message-id", "couldn't send", "error message below", "failed permanently", "no valid recipients",
        "sent <<<", "server message", "delays in delivering",
        "could not be sent", "not been delivered", "no such user", "user unknown", "unknown user", "blocked by our", "giving up on",
        "successfully delivered", "delivery successful", "has been delayed", "is delayed", "being delayed", "returning to sender", "delivery error",
        "konnte nicht zugestellt", "konnten nicht zugestellt", "n'a pas pu être", "n'a pas été remis", "no se ha podido entregar", "no se pudo entregar",
        "non è stato possibile", "não foi possível entregar", "не удалось доставить", "не было доставлено", "kon niet worden bezorgd", "nie można dostarczyć",
        "送信できませんでした", "配信できませんでした", "配信できません", "お届けできません", "届けられません", "配送できません",
        "전송하지 못했", "전달하지 못했", "배달하지 못했", "발송하지 못했", "배달되지 못", "전송되지 못", "전송에 실패", "발송에 실패", "배달할 수 없", "반송되었", "반송됩니다",
        "投递失败", "无法投递", "无法送达", "被退回", "無法傳送", "無法投遞",
    ];

    // Behind these lines stands the mail that came back, and none of the report's own words.
    private static readonly string[] Returned =
    [
        "--- original message", "---- original message", "original message follows", "original message headers", "original headers", "message headers follow",
        "--- below this line is a copy", "------ this is a copy of", "returned message", "--- returned mail", "unsent message", "headers of the message",
        "return-path:", "received: from", "received: by", "message-id:", "mime-version:", "--- undelivered message", "the header of the original",
        "元のメッセージ", "원본 메시지", "原始邮件",
    ];

    public static bool InSubject(string subject) => Array.Exists(Subjects, words => subject.Contains(words, StringComparison.OrdinalIgnoreCase));

    public static bool InOpening(ReadOnlySpan<char> text) => Any(Openings, text);

    public static bool BeginsReturned(ReadOnlySpan<char> line) => Any(Returned, line);

    public static bool Any(string[] all, ReadOnlySpan<char> text)
    {
        foreach (var words in all)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
