namespace Oqupie.Channels.Folding;

/// <summary>The lawyers' paragraph below a mail. It must begin as one and speak as one, so that a customer's words about their rights stay.</summary>
internal static class Disclaimer
{
    private const int MinLength = 80;
    private const int Enough = 2;

    private static readonly string[] Beginnings =
    [
        "this e-mail", "this email", "this message", "this communication", "this transmission", "this electronic", "the information", "the contents of this",
        "confidential", "disclaimer", "legal notice", "privileged", "notice:", "important:", "if you are not the", "any views", "본 메일", "본 이메일", "본 전자우편",
        "본 전자메일", "본 메시지", "이 메일", "이 이메일", "이 전자우편", "이 메시지", "본 문서", "diese e-mail", "diese email", "diese nachricht", "diese mail", "der inhalt dieser",
        "ce message", "ce courriel", "cet e-mail", "cet email", "ce mail", "les informations", "este mensaje", "este correo", "esta mensagem", "este e-mail",
        "este email", "la información", "as informações", "questo messaggio", "questa e-mail", "questa email", "le informazioni", "dit bericht", "deze e-mail",
        "dit e-mailbericht", "de informatie", "это сообщение", "данное сообщение", "настоящее сообщение", "данное письмо", "ta wiadomość",
        "niniejsza wiadomość", "treść tej wiadomości", "このメール", "本メール", "この電子メール", "本電子メール", "本邮件", "此邮件", "本郵件", "此郵件", "这封邮件", "本电子邮件", "本電子郵件", "声明", "聲明",
        "保密",
    ];

    private static readonly string[] Phrases =
    [
        "confidential", "privileged", "intended recipient", "intended only for", "intended solely", "addressee", "received this", "in error", "unauthorized",
        "unauthorised", "strictly prohibited", "delete", "disclos", "dissemination", "기밀", "비밀", "수신인", "수신자", "지정된", "무단", "법률", "법적", "삭제", "오송신", "잘못 전송",
        "잘못 수신", "발신자", "유출", "배포", "복사", "vertraulich", "empfänger", "irrtümlich", "unbefugt", "vernichten", "löschen", "nicht gestattet", "confidentiel",
        "destinataire", "par erreur", "supprimer", "détruire", "interdite", "confidencial", "destinatario", "destinatário", "por error", "por engano",
        "eliminar", "eliminarlo", "prohibid", "proibid", "riservat", "destinatari", "per errore", "cancellar", "vietat", "vertrouwelijk", "geadresseerde",
        "ontvanger", "verwijderen", "конфиденциальн", "получател", "адресат", "удалит", "ошибочно", "poufn", "adresat", "odbiorc", "usunię", "機密", "秘密", "受信者",
        "宛先", "誤って", "削除", "破棄", "送信者", "保密", "机密", "收件人", "收件者", "误", "誤", "删除", "刪除", "泄露",
    ];

    public static bool Is(IReadOnlyList<MailLine> lines, int start, int end)
    {
        if (!Beginnings.Any(beginning => lines[start].Text.AsSpan().TrimStart("*_-([ ※■▶").StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        var length = 0;

        for (var i = start; i < end; i++)
        {
            length += lines[i].Text.Length;
            found.UnionWith(Phrases.Where(phrase => lines[i].Text.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
        }

        return length >= MinLength / (lines[start].Text.AsSpan().ContainsAnyInRange('\u3000', '\uffff') ? 2 : 1) && found.Count >= Enough;
    }
}
