using System.Collections.Frozen;
using System.Text;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// Which characters bytes mean. Labels are read as the senders of the world mean them: EUC-KR is CP949 (as WHATWG's Encoding Standard has it), GB2312 is
/// GB18030, and so on. Where the label is missing or plainly wrong, the bytes tell (<see cref="CharsetGuess"/>).
/// </summary>
internal static class MailCharsets
{
    private static readonly FrozenDictionary<string, int> Meant = new (int Page, string Labels)[]
    {
        (949,
            "euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601 ks_c_5601-1989 ksc5601 ksc_5601 korean cp949 cp-949 949 uhc x-windows-949 windows-949 ms949 "
                + "iso-ir-149"),
        (932, "shift_jis shift-jis sjis x-sjis cp932 ms932 windows-31j ms_kanji"),
        (50221,
            "iso-2022-jp cp50220 iso-2022-jp-ms cp50221 csiso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-2004 iso-2022-cn iso-2022-cn-ext"),
        (50225, "iso-2022-kr"),
        (51932, "euc-jp eucjp x-euc-jp cp51932 eucjp-ms"),
        (54936, "gb2312 gb_2312-80 gb2312-80 euc-cn gbk x-gbk cp936 ms936 gb18030 chinese"),
        (52936, "hz-gb-2312"),
        (950, "big5 big5-hkscs big5hkscs cp950 x-x-big5 csbig5"),
        (874, "tis-620 windows-874 iso-8859-11"),
        (1252, "iso-8859-1 iso8859-1 latin1"),
        (1254, "iso-8859-9"),
        (Utf8, "utf-8 utf8 utf-8mb4 unicode-1-1-utf-8"),
    }.SelectMany(page => page.Labels.Split(' ').Select(label => (Label: label, page.Page)))
        .ToFrozenDictionary(pair => pair.Label, pair => pair.Page, StringComparer.OrdinalIgnoreCase);

    private const int Utf8 = 65001;
    private const int Utf16 = 1200;
    private const int Utf16BigEndian = 1201;
    private const int Ascii = 20127;
    private const int ShiftJis = 932;
    private const int EucJp = 51932;
    private const int Iso2022Jp = 50221;
    private const int Iso2022Kr = 50225;

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

    public static string Decode(ReadOnlySpan<byte> bytes, string? label) => GetString(Understood(bytes, label), bytes);

    /// <summary>What the bytes are to be read as: their label, unless they speak against it.</summary>
    public static Encoding Understood(ReadOnlySpan<byte> bytes, string? label)
    {
        var labelled = Labelled(label);

        if (CharsetGuess.ByEscapes(bytes) is { } escaped)
        {
            return escaped;
        }

        if (labelled is null or { CodePage: Ascii })
        {
            return CharsetGuess.Of(bytes);
        }

        if (labelled.CodePage is Utf16 or Utf16BigEndian)
        {
            return Wide(bytes, labelled);
        }

        // Seven bits are what was to be there, and without an escape sequence the others are no mistake of a few.
        if (labelled.CodePage is Iso2022Jp or Iso2022Kr && bytes.IndexOfAny((byte)0x1B, (byte)0x0E) < 0 && bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return CharsetGuess.Of(bytes, labelled);
        }

        if (labelled.CodePage is not Utf8 && IsPlainlyUtf8(bytes, labelled))
        {
            return Encoding.UTF8;
        }

        var text = GetString(labelled, bytes);

        return IsMostlyBroken(text) ? CharsetGuess.Of(bytes, labelled) : CharsetGuess.Instead(bytes, labelled) ?? labelled;
    }

    private static Encoding Wide(ReadOnlySpan<byte> bytes, Encoding labelled)
    {
        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode;
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode;
        }

        if (CharsetGuess.HasZerosOfWide(bytes))
        {
            return CharsetGuess.WideByZeros(bytes) is { } wide && wide.CodePage != labelled.CodePage && IsLikelier(wide, labelled, bytes) ? wide : labelled;
        }

        // Text of one byte a letter, which UTF-16 makes rare ideographs of. What is below a blank begins a letter of many writings there.
        return System.Text.Unicode.Utf8.IsValid(bytes) && !HasControls(bytes) ? Encoding.UTF8 : CharsetGuess.Instead(bytes, labelled) ?? labelled;
    }

    // A few ideographs have a zero of their own.
    private static bool IsLikelier(Encoding one, Encoding other, ReadOnlySpan<byte> bytes) =>
        CharsetGuess.Likeness(one.GetString(bytes)) > CharsetGuess.Likeness(other.GetString(bytes))
        || bytes.Count((byte)0) * 3 >= bytes.Length;

    private static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is < (byte)' ' and not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    // Of what is not ASCII: a letter that is broken now and then, or cut off at the end, does not make the label wrong.
    private static bool IsMostlyBroken(string text)
    {
        var broken = Broken(text);

        if (broken is 0 || (broken is 1 && text[^1] is '\uFFFD'))
        {
            return false;
        }

        var beyond = 0;

        foreach (var c in text)
        {
            beyond += c >= '\u0080' ? 1 : 0;
        }

        return broken * 10 > text.Length || broken * 3 > beyond;
    }

    public static string GetString(Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.CodePage switch
    {
        ShiftJis => ShiftJisRows.Decode(encoding, bytes),
        EucJp when bytes.Contains((byte)0x8F) => Iso2022.DecodeEucJp(encoding, bytes),
        Iso2022Jp when Iso2022.IsNeeded(bytes) => Iso2022.Decode(bytes),
        _ => encoding.GetString(bytes),
    };

    // Each code page has a sign of its own for what it cannot read; all of ours have one.
    public static Encoding Page(int number) => Encoding.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

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
