using System.Buffers;

namespace Oqupie.Channels.Folding;

/// <summary>Lines like "-----Original Message-----" and "Begin forwarded message:".</summary>
internal static class Divider
{
    private const int MaxLength = 120;
    private static readonly SearchValues<char> Strokes = SearchValues.Create("-_=*~—–─━‐‑― \u00a0>");

    private static readonly string[] Words =
    [
        "original message", "original appointment", "original mail", "original e-mail", "original email", "forwarded message", "forwarded mail",
        "forwarded email", "forward message", "reply message", "replied message", "original msg", "원본 메일", "원본메일", "원본 메시지", "원본메시지", "원본 이메일", "원문 메일", "원문메일",
        "전달된 메시지", "전달된 메일", "전달 메시지", "받은 메일", "받은메일", "元のメッセージ", "元のメール", "オリジナルメッセージ", "転送メッセージ", "転送されたメッセージ", "転送されたメール", "原始邮件", "原始郵件", "原邮件", "原始訊息",
        "原始消息", "转发邮件", "轉寄郵件", "转发的邮件", "轉寄的郵件", "回复的原邮件", "转发信息", "ursprüngliche nachricht", "originalnachricht", "original-nachricht",
        "weitergeleitete nachricht", "weitergeleitete mail", "message d'origine", "message d’origine", "message original", "message transféré",
        "message transmis", "message réexpédié", "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato", "mensagem original",
        "mensagem encaminhada", "mensagem reencaminhada", "oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht", "исходное сообщение",
        "оригинальное сообщение", "пересылаемое сообщение", "пересланное сообщение", "початкове повідомлення", "переслане повідомлення", "wiadomość oryginalna",
        "oryginalna wiadomość", "wiadomość przekazana", "przekazana wiadomość", "przekazanej wiadomości", "ursprungligt meddelande", "originalmeddelande",
        "vidarebefordrat meddelande", "oprindelig meddelelse", "original meddelelse", "videresendt meddelelse", "opprinnelig melding", "videresendt melding",
        "alkuperäinen viesti", "välitetty viesti", "původní zpráva", "přeposlaná zpráva", "pôvodná správa", "eredeti üzenet", "továbbított üzenet",
        "orijinal ileti", "orijinal mesaj", "iletilen mesaj", "yönlendirilen ileti", "mesaj original", "mesaj redirecționat", "αρχικό μήνυμα",
        "προωθημένο μήνυμα", "thư gốc", "pesan asli", "pesan terusan", "ข้อความต้นฉบับ",
    ];

    // Apple's, which draws no line.
    private static readonly string[] Bare =
    [
        "begin forwarded message", "전달된 메시지 시작", "전달된 메시지", "다음은 전달된 메시지입니다", "転送されたメッセージ", "以下是转发的邮件", "开始转发的邮件", "開始轉寄郵件", "以下是被轉寄的郵件",
        "anfang der weitergeleiteten nachricht", "début du message transféré", "début du message réexpédié", "inicio del mensaje reenviado",
        "inicio del mensaje remitido", "inizio messaggio inoltrato", "início da mensagem encaminhada", "início da mensagem reencaminhada",
        "begin doorgestuurd bericht", "начало переадресованного сообщения", "начало переадресованного письма", "początek przekazywanej wiadomości",
        "vidarebefordrat brev", "start på videresendt melding", "videresendt besked", "välitetty viesti alkaa", "začátek přeposlané zprávy",
        "začátek přeposílané zprávy", "továbbított levél kezdete", "i̇letilen mesajın başlangıcı", "iletilen ileti başlangıcı",
    ];

    public static bool IsDivider(string line)
    {
        if (line.Length is < 6 or > MaxLength)
        {
            return false;
        }

        var bare = line.AsSpan().Trim("-_=*~—–─━‐‑― \u00a0>.");
        var drawn = line.AsSpan().IndexOfAnyExcept(Strokes) >= 2 && bare.Length < line.Length - 3;

        if (drawn && bare.Length < 60 && Contains(Words, bare.TrimEnd(":： ")))
        {
            return true;
        }

        return bare.Length < 60 && Contains(Bare, bare.TrimEnd(":： "));
    }

    /// <summary>A drawn line, with or without words in it; alone it divides nothing.</summary>
    public static bool IsLine(string line)
    {
        var at = line.AsSpan().IndexOfAnyExcept(Strokes);
        return line.Length is >= 3 and <= MaxLength && (at < 0 || (at >= 3 && line.AsSpan().LastIndexOfAnyExcept(Strokes) < line.Length - 2));
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
