namespace Oqupie.Channels.Email.Bounces;

/// <summary>Knows a notice of absence by the beginning of its subject. Who answers such a notice puts "Re:" before it, and is a person.</summary>
internal static class OutOfOffice
{
    private static readonly string[] Beginnings =
    [
        // English
        "out of office", "out of the office", "out-of-office", "automatic reply", "automatic response", "automated reply", "auto reply", "auto-reply",
        "autoreply", "auto response", "auto-response",
        "autoresponder", "on vacation", "on annual leave", "on holiday", "away from my mail", "i am away", "i'm away", "vacation reply",

        // Korean
        "부재중", "부재 중", "자동 응답", "자동응답", "자동 회신", "자동회신", "자동 답장", "자동답장", "휴가 중", "휴가중", "[자동응답]", "[자동 응답]", "[부재중]", "[자동회신]", "[자동 회신]",

        // Japanese
        "自動応答", "自動返信", "不在通知", "不在のお知らせ", "不在連絡", "休暇中", "【自動返信】", "【自動応答】", "[自動返信]", "[自動応答]",

        // Chinese, simplified and traditional
        "自动回复", "自动答复", "自动应答", "自動回覆", "自動回復", "自動答覆", "自動應答", "外出自动回复", "不在办公室", "不在辦公室", "休假中", "外出中",

        // German, Dutch
        "abwesenheit", "abwesend", "automatische antwort", "nicht im büro", "ausser haus", "außer haus", "automatisch antwoord", "automatische reactie",
        "automatisch antwoordbericht", "afwezig",
        "niet aanwezig", "buiten kantoor",

        // French, Spanish, Italian, Portuguese
        "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau", "absence de", "message d'absence", "respuesta automática",
        "respuesta automatica", "fuera de la oficina",
        "fuera de oficina", "ausente de la oficina", "risposta automatica", "fuori ufficio", "fuori sede", "assente dall'ufficio", "resposta automática",
        "resposta automatica", "fora do escritório",
        "fora do escritorio", "ausência do escritório", "ausência temporária",

        // Polish, Czech, Russian, Ukrainian
        "autoodpowiedź", "automatyczna odpowiedź", "odpowiedź automatyczna", "poza biurem", "nieobecność", "automatická odpověď", "mimo kancelář", "автоответ",
        "автоматический ответ", "нет на месте",
        "отсутствую", "вне офиса", "автоматична відповідь",

        // Swedish, Danish, Norwegian, Finnish
        "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "fravær", "ikke til stede", "ej på plats", "automaattinen vastaus", "poissa toimistosta",

        // Turkish, Vietnamese, Indonesian, Thai, Hungarian
        "otomatik yanıt", "otomatik cevap", "ofis dışında", "trả lời tự động", "thư trả lời tự động", "balasan otomatis", "jawaban otomatis",
        "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "automatikus válasz", "házon kívül",
    ];

    public static bool IsSaidBy(string subject)
    {
        var said = subject.TrimStart();
        return Array.Exists(Beginnings, words => said.StartsWith(words, StringComparison.OrdinalIgnoreCase));
    }
}
