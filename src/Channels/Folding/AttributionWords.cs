using System.Text.RegularExpressions;

namespace Oqupie.Channels.Folding;

/// <summary>What attributions are made of. Every expression reads its text once.</summary>
internal static class AttributionWords
{
    private const RegexOptions Once = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Openers =
        "on|at|בתאריך|في|am|um|le|el|il|em|op|den|dnia|w dniu|dne|dňa|pe|la|în data de|în|στις|vào|vào lúc|pada|в|у|do|di|wo|vr|za|zo|ma|kl|ở|tarihinde|a|d\\.|"
        + "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag"
        + "|samstag|sonntag|mo|mi|fr|sa|so|"
        + "lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mié|mie|jue|vie|sáb|dom|gio|sab|seg|ter|qua|qui|sex|"
        + "понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье|пн|вт|ср|чт|пт|сб|вс|нд|понеділок|вівторок|середа|п'ятниця"
        + "|неділя|"
        + "pon|wt|śr|czw|pt|sob|niedz|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|po|út|st|čt|pá|ne|mån|tis|ons|tors|fre|lör|sön|man|tir|tor"
        + "|lør|søn|ma|ti|ke|to|pe|la|su|"
        + "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|paz|pzt|sal|çar|per|cum|cmt";

    private static readonly Regex Date = new(
        $@"^[-*>"" \u00a0]*((({Openers})(,|\.|\.,)?( "
            + $@"(on|at|le|el|il|den|lúc|dnia|klo|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato"
            + $@"|domenica|segunda|terça|quarta|quinta|sexta|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|thứ"
            + $@"|[\p{{L}}]{{1,12}}(-feira)?['׳]?)[.,،]?){{0,2}},? ([\p{{L}}]{{1,12}}[.,]? )?[0-9])|[0-9]{{1,4}}([-./年년]| "
            + $@"?[\p{{L}}]{{1,12}}[.,]?).{{0,12}}[0-9]|(在|于|於|오전|오후).{{0,6}}[0-9])",
        Once);

    private static readonly Regex IsoDate = new(@"^[*>"" ]*(19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}", Once);

    private static readonly Regex AnyDate = new(@"(19|20)[0-9]{2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2}|[0-9]{1,2}[:.h][0-9]{2}|[0-9]{1,2} ?[월月]", Once);

    private static readonly Regex Clock = new(@"[0-9]{1,2}[:.h時时시][ ]?[0-9]{2}", Once);

    private static readonly Regex ZonedClock = new(@"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})? \(?(GMT|UTC)[ +\-0-9]", Once);

    private static readonly Regex Address = new(@"(<|&lt;|\[mailto:|\(|mailto:)[^<>\s]*[^<>]*@[^<>\s]+", Once);

    private static readonly Regex Verb = new(
        @"(^|[\s>""”»'’),\]\*])(wrote|writes|write|said|schrieb|schreibt|geschrieben|a écrit|écrit|a ecrit|a écrit ?|escribió|escribio|escribe|ha escrito|ha "
            + @"scritto|scrive|scritto|escreveu|escreve|schreef|geschreven|napisał|napisała|napisał\(a\)|napisal|pisze|"
        + @"написал|написала|написал\(а\)|пишет|писал|писала|писал\(а\)|написав|написала|написав\(ла\)|пише|skrev|skriver|kirjoitti|írta|ezt "
        + @"írta|napsal|napsala|napsal\(a\)|napísal|napísal\(a\)|yazdı|şunu yazdı|şunları yazdı|"
        + @"napisao|je napisao|a scris|έγραψε|đã viết|menulis|เขียนว่า|כתב|כתבה|כתב/ה|كتب|skreiv|skrifaði|rakstīja|rašė|kirjutas)(([\s:]|$).{0,60})$"
        + @"|(写道|寫道|写到|写了|寫到|のメッセージ|さんが書きました|さんは書きました|が書きました|は書きました|書きました|님이 작성|님이 쓴 글|님이 씀|작성한 메시지|작성|쓰셨습니다|썼습니다|님의 말|님께서 쓰신 글|님이 보낸 "
        + @"메일)[:：\s*]{0,4}$|のメッセージ[:：]?$|さん[はが]書きました.{0,40}$|wrote -{2,}$|wrote ?:",
        Once);

    private static readonly Regex BrokenEnd = new(@"^> ?[\p{L}() ]{0,20}[:：]$", Once);

    /// <summary>A word like "On" and a number, or a number that begins a date.</summary>
    public static bool BeginsWithDate(string text) => Date.IsMatch(text);

    public static bool BeginsWithIsoDate(string text) => IsoDate.IsMatch(text);

    public static bool HasDate(string text) => AnyDate.IsMatch(text);

    public static bool HasClock(string text) => Clock.IsMatch(text);

    public static bool HasZonedClock(string text) => ZonedClock.IsMatch(text);

    public static bool HasAddress(string text) => Address.IsMatch(text);

    public static bool HasVerb(string text) => Verb.IsMatch(text);

    public static bool EndsInColon(string text) =>
        text.AsSpan().TrimEnd("* _\u00a0") is [.., ':' or '：'] || text.EndsWith("wrote ----", StringComparison.Ordinal);

    /// <summary>"---- Kim wrote ----".</summary>
    public static bool IsDrawn(string text) => text.StartsWith("--", StringComparison.Ordinal) && text.EndsWith(" wrote ----", StringComparison.Ordinal);

    /// <summary>The last line of an address in angle brackets, which looks like a quoted one: "&gt; wrote:".</summary>
    public static bool IsBrokenEnd(string text) => BrokenEnd.IsMatch(text);
}
