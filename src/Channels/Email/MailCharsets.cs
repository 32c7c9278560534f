using System.Collections.Frozen;
using System.Text;

namespace Oqupie.Channels.Email;

/// <summary>
/// Which characters bytes mean. Labels are read as the senders of the world mean them: EUC-KR is CP949 (as WHATWG's Encoding Standard has it), GB2312 is GB18030, and so on.
/// Where the label is missing or plainly wrong, the bytes tell.
/// </summary>
internal static class MailCharsets
{
    private static readonly FrozenDictionary<string, int> Meant = new (int Page, string Labels)[]
    {
        (949, "euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601 ks_c_5601-1989 ksc5601 ksc_5601 korean cp949 uhc x-windows-949 windows-949 ms949"),
        (932, "shift_jis shift-jis sjis x-sjis cp932 ms932 windows-31j ms_kanji"),
        (50220, "iso-2022-jp cp50220"),
        (50221, "iso-2022-jp-ms cp50221 csiso2022jp"),
        (50225, "iso-2022-kr"),
        (51932, "euc-jp eucjp x-euc-jp cp51932 eucjp-ms"),
        (54936, "gb2312 gb_2312-80 gbk x-gbk cp936 ms936 gb18030 chinese"),
        (52936, "hz-gb-2312"),
        (950, "big5 big5-hkscs cp950 x-x-big5"),
        (874, "tis-620 windows-874"),
        (1252, "iso-8859-1 iso8859-1 latin1"),
        (1254, "iso-8859-9"),
        (Utf8, "utf-8 utf8 utf-8mb4 unicode-1-1-utf-8"),
    }.SelectMany(page => page.Labels.Split(' ').Select(label => (Label: label, page.Page)))
        .ToFrozenDictionary(pair => pair.Label, pair => pair.Page, StringComparer.OrdinalIgnoreCase);

    // The most frequent syllables of Korean.
    private static readonly FrozenSet<char> Hangul =
        "이다는에의가을를은하고지로기사시어아니그나도서한해자리인대과들있것수요제부정전보일주세안녕습게여까결환불문감드려면되했음라스면만와거합입없않오우저때원상장중번호확신청계경입력버전방발화배송주세"
            .ToFrozenSet();

    // The most frequent characters of Chinese, simplified and traditional.
    private static readonly FrozenSet<char> Hanzi =
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实這個們來為國說時會對於過發後裡種經麼學現當沒動還進樣開從實請您謝谢请问題题訂订單单購购"
            .ToFrozenSet();

    // How much a character speaks for a language. In the order they are tried; a tie goes to the earlier.
    private static readonly (int CodePage, Func<char, char, char, int> Weight)[] Guesses =
    [
        (949, static (c, _, _) => Hangul.Contains(c) ? 4 : c is >= '\uAC00' and <= '\uD7A3' ? 2 : IsIdeograph(c) ? -3 : 0),
        (932, Japanese),
        (51932, Japanese),
        (54936, Chinese),
        (950, Chinese),
        (1252, Latin),
    ];

    private const int Utf8 = 65001;
    private const int Ascii = 20127;
    private const int ShiftJis = 932;

    static MailCharsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null for a label nobody knows, and for those whose decoding is a danger (UTF-7).</summary>
    public static Encoding? Labelled(string? label)
    {
        var name = label?.Trim(' ', '"', '\'', ';') ?? "";

        if (name.Length is 0 || name.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return Meant.TryGetValue(name, out var page) ? Page(page) : Page(Encoding.GetEncoding(name).CodePage);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What the sender is understood to write where "euc-kr" stands: the label under which a decoder knows all of it. Null where the label is fine as it is.</summary>
    public static string? Better(string label) => Meant.TryGetValue(label, out var page) ? page switch
    {
        949 => "cp949",
        932 => "cp932",
        54936 => "gb18030",
        _ => null,
    } : null;

    public static string Decode(ReadOnlySpan<byte> bytes, string? label)
    {
        var labelled = Labelled(label);

        if (labelled is null or { CodePage: Ascii })
        {
            return GetString(Guess(bytes), bytes);
        }

        if (labelled.CodePage is not Utf8 && IsPlainlyUtf8(bytes, labelled))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = GetString(labelled, bytes);

        // A letter that is broken now and then does not make the label wrong.
        return Broken(text) * 10 <= text.Length ? text : GetString(Guess(bytes, labelled), bytes);
    }

    /// <summary>The likeliest encoding of unlabelled bytes; UTF-8 where nothing speaks against it.</summary>
    public static Encoding Guess(ReadOnlySpan<byte> bytes, Encoding? otherwise = null)
    {
        var sample = bytes[..Math.Min(bytes.Length, 65_536)];

        if (!sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            // Seven bits: only the escape sequences of ISO 2022 say otherwise.
            return sample.IndexOf((byte)0x1B) < 0 ? Encoding.UTF8
                : sample.IndexOf("\u001b$)C"u8) >= 0 ? Page(50225)
                : sample.IndexOf("\u001b$"u8) >= 0 ? Page(50221)
                : Encoding.UTF8;
        }

        if (Broken(Encoding.UTF8.GetString(sample)) is 0 or 1)
        {
            return Encoding.UTF8;
        }

        var best = (Encoding: otherwise, Score: 0.0);

        foreach (var (page, weight) in Guesses)
        {
            var candidate = Page(page);

            if (Score(GetString(candidate, sample), weight) is var score && score > best.Score)
            {
                best = (candidate, score);
            }
        }

        return best.Encoding ?? Encoding.UTF8;
    }

    // Per character beyond ASCII: how much it looks like the language's own writing.
    private static double Score(string text, Func<char, char, char, int> weight)
    {
        var beyond = 0;
        var sum = 0;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0080' and var c)
            {
                beyond++;
                sum += c is >= '\uE000' and <= '\uF8FF' or '\uFFFD' ? -5 : weight(c, i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            }
        }

        return beyond is 0 ? 0 : (double)sum / beyond;
    }

    private static int Japanese(char c, char before, char after) => c is >= '\u3040' and <= '\u30FF' ? 4 : c is >= '\uFF61' and <= '\uFF9F' ? -1 : IsIdeograph(c) ? 1 : 0;

    private static int Chinese(char c, char before, char after) => Hanzi.Contains(c) ? 4 : IsIdeograph(c) ? 1 : c is >= '\u3040' and <= '\u30FF' ? -2 : 0;

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    // A letter with an accent stands among letters without one; two bytes of another writing do not.
    private static int Latin(char c, char before, char after) =>
        c is >= '\u00C0' and <= '\u00FF' and not ('\u00D7' or '\u00F7') && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after)) ? 3 : 0;

    private static string GetString(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        encoding.CodePage is ShiftJis ? ShiftJisRows.Decode(encoding, bytes) : encoding.GetString(bytes);

    // Each code page has a sign of its own for what it cannot read; all of ours have one.
    private static Encoding Page(int number) => Encoding.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    private static int Broken(string text) => text.AsSpan().Count('\uFFFD');

    // What is valid UTF-8 in more than a letter or two is hardly anything else.
    private static bool IsPlainlyUtf8(ReadOnlySpan<byte> bytes, Encoding labelled)
    {
        if (!bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }

        return labelled.IsSingleByte || Encoding.UTF8.GetString(bytes).AsSpan().ContainsAnyInRange('\u1100', '\uD7FF');
    }
}
