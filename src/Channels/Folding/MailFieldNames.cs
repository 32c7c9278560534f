using System.Collections.Frozen;

namespace Oqupie.Channels.Folding;

[Flags]
internal enum MailFields
{
    None = 0,
    From = 1,
    Sent = 2,
    To = 4,
    Subject = 8,

    /// <summary>Goes with the others and proves nothing.</summary>
    Other = 16,
}

/// <summary>What programs call the fields of a mail, in lower case and without blanks.</summary>
internal static class MailFieldNames
{
    private const int MaxLabel = 30;

    private static readonly FrozenDictionary<string, MailFields> Names = new Dictionary<MailFields, string>
    {
        [MailFields.From] =
            "from sender 보낸사람 보낸이 보내는사람 발신 발신자 발신인 差出人 送信者 送信元 发件人 发信人 发送人 寄件者 寄件人 von absender de expéditeur expediteur da mittente "
            + "remitente remetente van afzender от откого отправитель від відправник od nadawca från fra lähettäjä feladó kimden gönderen odesílatel "
            + "odosielateľ dela expeditor "
            + "από từ ngườigửi dari pengirim จาก من מאת",
        [MailFields.Sent] =
            "sent date senton 보낸날짜 보낸시간 보낸일시 보낸때 날짜 일시 발신일 발송일 발송일시 전송일 送信日時 送信日 日時 日付 发送时间 发送日期 时间 日期 寄件日期 傳送日期 傳送時間 寄件時間 時間 "
            + "gesendet datum gesendetam envoyé envoye envoyéle date enviado enviadoel enviadoem enviadaem enviada fecha data inviato verzonden verzondenop "
            + "отправлено дата датаотправки "
            + "надіслано wysłano wyslano skickat sendt dato lähetetty päivämäärä elküldve dátum gönderilme tarih gönderildi odesláno odoslané trimis στάλθηκε "
            + "ngày đãgửi dikirim tanggal วันที่ ส่ง التاريخ נשלח",
        [MailFields.To] =
            "to 받는사람 받는이 수신 수신자 수신인 宛先 受信者 收件人 收信人 收件者 an à a para aan кому до do till til vastaanottaja címzett kime alıcı komu către προς tới đến kepada "
                + "ถึง إلى אל",
        [MailFields.Subject] =
            "subject 제목 件名 主题 主題 主旨 标题 標題 betreff objet sujet asunto oggetto assunto onderwerp тема temat ämne emne aihe tárgy konu předmět predmet subiect "
                + "subiectul θέμα "
            + "chủđề tiêuđề subjek perihal หัวเรื่อง เรื่อง الموضوع נושא",
        [MailFields.Other] =
            "cc bcc reply-to replyto importance priority attachments attachment 참조 숨은참조 비밀참조 첨부 첨부파일 회신 중요도 답장받는사람 返信先 重要度 添付ファイル 抄送 密送 副本 密件副本 附件 回复 回覆 "
            + "kopie blindkopie antwortenan antwortan priorität wichtigkeit anlagen cci répondreà importance piècesjointes copia cco respondera responder-a "
            + "risposta rispondi priorità allegati "
            + "cópia responderpara importância anexos kopia odpowiedzdo копия ответить вложения копія svaratill svartil kopi kopio másolat bilgi",
    }
        .SelectMany(field => field.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(), (field, name) => (name, field.Key))
        .GroupBy(pair => pair.name, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.First().Key, StringComparer.Ordinal);

    /// <summary>What stands before the colon near the line's beginning, whatever marks and blanks are around it.</summary>
    public static MailFields OfLine(string line)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, MaxLabel)).IndexOfAny(':', '：');

        if (colon <= 0)
        {
            return MailFields.None;
        }

        var label = line[..colon].Trim('*', '_', ' ', '\u00a0', '\t', '|', '·', '■').Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return Names.GetValueOrDefault(label);
    }
}
