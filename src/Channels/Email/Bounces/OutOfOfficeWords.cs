namespace Oqupie.Channels.Email.Bounces;

/// <summary>How an absence, and an answer that nobody wrote, are called in the languages of the world; and what may follow in such a notice.</summary>
internal static class OutOfOfficeWords
{
    // Nobody but a program begins so. Of those that begin alike the longest counts.
    private static readonly string[] Answers = Longest(
        // English
        "out of office", "out of the office", "out-of-office", "out of office autoreply", "out of office auto-reply", "out of office reply",
        "out of office message", "out of office notification", "ooo", "automatic reply", "automatic response", "automatic answer", "automated reply",
        "automated response", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "autoresponder", "auto responder",
        "away from my mail", "away from my email", "away from the office", "i am out of the office", "i'm out of the office",
        "currently out of the office", "vacation reply", "vacation response", "vacation message", "absence notice", "notice of absence",

        // Korean
        "부재중", "부재 중", "자동 응답", "자동응답", "자동 회신", "자동회신", "자동 답장", "자동답장", "자동 답신", "자동답신", "자동 발신", "자동발신",

        // Japanese
        "自動応答", "自動返信", "自動返答", "自動送信", "自動配信", "不在通知", "不在のお知らせ", "不在のご連絡", "不在連絡",

        // Chinese, simplified and traditional
        "自动回复", "自动答复", "自动应答", "自動回覆", "自動回復", "自動答覆", "自動應答", "外出自动回复", "外出自動回覆", "不在办公室", "不在辦公室",

        // German, Dutch
        "abwesenheit", "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesenheitsmeldung", "abwesenheitsbenachrichtigung", "abwesenheitsassistent",
        "abwesenheitsagent", "abwesend", "automatische antwort", "automatische abwesenheitsnotiz", "automatische rückantwort", "nicht im büro",
        "außer haus", "ausser haus", "automatisch antwoord", "automatische reactie", "automatisch antwoordbericht", "automatische beantwoording",
        "afwezig", "afwezigheid", "afwezigheidsbericht", "afwezigheidsmelding", "niet aanwezig", "buiten kantoor", "niet op kantoor",

        // French, Spanish, Italian, Portuguese, Catalan, Romanian
        "réponse automatique", "reponse automatique", "réponse d'absence", "absence du bureau", "absent du bureau", "absente du bureau", "absence", "absent",
        "absente", "message d'absence", "notification d'absence", "avis d'absence", "respuesta automática", "respuesta automatica",
        "contestación automática", "fuera de la oficina", "fuera de oficina", "ausente de la oficina", "ausencia", "risposta automatica",
        "fuori ufficio", "fuori sede", "assente dall'ufficio", "assenza", "resposta automática", "resposta automatica", "fora do escritório",
        "fora do escritorio", "ausência do escritório", "ausência temporária", "ausência", "resposta automàtica", "fora de l'oficina",
        "răspuns automat", "raspuns automat", "în afara biroului",

        // Polish, Czech, Slovak, Russian, Ukrainian, Bulgarian, Croatian and Serbian, Slovenian
        "autoodpowiedź", "automatyczna odpowiedź", "odpowiedź automatyczna", "poza biurem", "nieobecność", "nieobecny", "nieobecna",
        "automatická odpověď", "mimo kancelář", "nepřítomnost", "automatická odpoveď", "neprítomnosť", "автоответ", "автоматический ответ",
        "автоматичний відгук", "автоматична відповідь", "автовідповідь", "нет на месте", "отсутствую", "вне офиса", "відсутній",
        "автоматичен отговор", "извън офиса", "automatski odgovor", "van ureda", "аутоматски одговор", "samodejni odgovor",

        // Swedish, Danish, Norwegian, Finnish, Estonian, Latvian, Lithuanian
        "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "frånvaromeddelande", "frånvarande", "fravær", "fraværsbesked", "fraværende",
        "fraværsmelding", "ikke til stede", "ikke på kontoret", "inte på kontoret", "ej på plats", "automaattinen vastaus", "automaattivastaus",
        "poissa toimistosta", "poissaoloilmoitus", "automaatvastus", "automātiskā atbilde", "automatinis atsakymas",

        // Turkish, Greek, Hungarian, Hebrew, Arabic, Vietnamese, Indonesian and Malay, Thai, Hindi
        "otomatik yanıt", "otomatik cevap", "ofis dışında", "ofis dışındayım", "αυτόματη απάντηση", "εκτός γραφείου", "automatikus válasz", "házon kívül",
        "irodán kívül", "תשובה אוטומטית", "מענה אוטומטי", "מחוץ למשרד", "رد تلقائي", "الرد التلقائي", "خارج المكتب", "trả lời tự động",
        "thư trả lời tự động", "phản hồi tự động", "balasan otomatis", "jawaban otomatis", "balas otomatis", "di luar kantor", "balasan automatik",
        "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "ไม่อยู่ที่สำนักงาน", "स्वचालित उत्तर");

    // People begin so as well: "On holiday - I lost my reward".
    private static readonly string[] Absences = Longest(
        "on vacation", "on annual leave", "on leave", "on parental leave", "on maternity leave", "on holiday", "on holidays", "i am away", "i'm away",
        "i am on vacation", "i'm on vacation", "i am on leave", "i'm on leave", "i am on holiday", "i'm on holiday",
        "휴가 중", "휴가중", "출장 중", "출장중", "외출 중", "외출중", "休暇中", "外出中", "出張中", "休假中", "出差中", "im urlaub", "met vakantie", "op vakantie", "en congés",
        "en vacances", "de vacaciones", "in ferie", "de férias", "na urlopie", "dovolená", "в отпуске", "у відпустці", "på semester", "på ferie", "lomalla",
        "szabadságon", "vắng mặt");

    // "Out of office until Monday" says when it ends; "Out of Office Re: Question" what it answers. What comes then does not matter.
    private static readonly string[] Ends =
    [
        "until", "till", "til", "thru", "through", "from my mail", "from my email", "from my desk", "from the office", "this week", "today", "re:", "re ",
        "fw:", "fwd:",
        "bis", "vom", "ab", "tot", "jusqu'au", "jusqu’au", "jusqu'à", "hasta", "fino al", "até", "do dnia", "до", "till och med", "t.o.m.", "indtil",
        "frem til", "asti", "sampai", "hingga", "đến",
    ];

    // A notice that is called one: then it ends, or comes to what it answers.
    private static readonly string[] Names =
    [
        "입니다", "이에요", "예요", "합니다", "안내", "알림", "메일", "메시지", "공지", "드립니다", "です", "でございます", "のお知らせ", "のご連絡", "のご案内", "メール", "の件", "通知", "邮件", "郵件",
        "信件", "e-mail", "email", "mail", "message", "notice", "notification", "nachricht",
    ];

    /// <summary>How much of the beginning of a text only a program begins with; 0 where it begins with other words.</summary>
    public static int AnswerAt(ReadOnlySpan<char> text) => At(text, Answers);

    /// <summary>How much of it says that somebody is away.</summary>
    public static int AbsenceAt(ReadOnlySpan<char> text) => At(text, Absences);

    /// <summary>Whether a notice ends so, whatever comes then.</summary>
    public static bool EndsAt(ReadOnlySpan<char> text) => At(text, Ends) > 0;

    public static int NameAt(ReadOnlySpan<char> text) => At(text, Names);

    private static int At(ReadOnlySpan<char> text, string[] all)
    {
        foreach (var words in all)
        {
            if (text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && IsWhole(text[words.Length..], words[^1]))
            {
                return words.Length;
            }
        }

        return 0;
    }

    // Words of letters with blanks between end where no letter follows; Korean, Japanese, Chinese and Thai go on at once.
    private static bool IsWhole(ReadOnlySpan<char> rest, char last) =>
        rest.IsEmpty || !char.IsLetter(last) || last >= '\u0E00' || !char.IsLetterOrDigit(rest[0]);

    private static string[] Longest(params string[] words) => [.. words.OrderByDescending(one => one.Length)];
}
