using System.Text;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// Finds out what bytes without a label mean: UTF-8 first, then escape sequences and zero bytes, then by which writing they look like the most.
/// </summary>
internal static class CharsetGuess
{
    private const int Sample = 65_536;

    // Below so many characters, what looks like another language may be chance; then the label is believed.
    private const int EnoughToDoubt = 6;

    // No weight goes beyond: a label that reads so well cannot be outdone by what would be needed to overrule it.
    private const double BeyondDoubt = 2.7;

    private static readonly Weight[] Languages =
    [
        Writings.Korean, Writings.Japanese, Writings.Chinese, Writings.Western, Writings.Turkish, Writings.CentralEuropean, Writings.Cyrillic, Writings.Greek,
        Writings.Hebrew, Writings.Arabic, Writings.Thai,
    ];

    // In the order they are tried; a tie goes to the earlier.
    private static readonly (int CodePage, Weight Weight)[] Pages =
    [
        (949, Writings.Korean),
        (932, Writings.Japanese),
        (51932, Writings.Japanese),
        (54936, Writings.Chinese),
        (950, Writings.Chinese),
        (1252, Writings.Western),
        (1254, Writings.Turkish),
        (1250, Writings.CentralEuropean),
        (1251, Writings.Cyrillic),
        (20866, Writings.Cyrillic),
        (1253, Writings.Greek),
        (1255, Writings.Hebrew),
        (1256, Writings.Arabic),
        (874, Writings.Thai),
    ];

    /// <summary>The likeliest encoding; <paramref name="otherwise"/> where nothing looks like writing, and UTF-8 where that is not given.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes, Encoding? otherwise = null)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];

        return ByStructure(sample) ?? Best(sample, otherwise).Encoding ?? Encoding.UTF8;
    }

    /// <summary>
    /// The encoding that makes far more of the bytes than their label does; null where the label may be right. What the label reads may be of any language:
    /// there are Russian letters in all charsets of East Asia.
    /// </summary>
    public static Encoding? Instead(ReadOnlySpan<byte> bytes, Encoding labelled)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];

        if (!Array.Exists(Pages, page => page.CodePage == Family(labelled)) && labelled.CodePage is not (1200 or 1201))
        {
            return null;
        }

        var read = MailCharsets.GetString(labelled, sample);

        if (sample.Length - sample.Count((byte)0) < EnoughToDoubt || read.AsSpan().Count('\uFFFD') * 4 > read.Length)
        {
            return null;
        }

        var score = Likeness(read);

        if (score >= BeyondDoubt)
        {
            return null;
        }

        var (best, bestScore, characters) = Best(sample, otherwise: null);

        return best is not null && characters >= EnoughToDoubt && bestScore >= 2 && bestScore > 1.5 * Math.Max(0, score) + 1 ? best : null;
    }

    /// <summary>How much a text looks like one of some language: per character beyond ASCII, more is better.</summary>
    public static double Likeness(string text) => Languages.Max(language => Score(text, language).Score);

    /// <summary>What the escape sequences of ISO 2022 say, under whatever label: nothing else has them, and they are all of seven bits.</summary>
    public static Encoding? ByEscapes(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf((byte)0x1B) < 0 || bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? null
        : bytes.IndexOf("\u001b$)C"u8) >= 0 ? MailCharsets.Page(50225)
        : bytes.IndexOf("\u001b$"u8) >= 0 ? MailCharsets.Page(50221)
        : null;

    // UTF-16 has a zero byte at every second place of its blanks and line ends; other text has one by accident.
    public static Encoding? WideByZeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);

        for (var i = 0; i < bytes.Length; i++)
        {
            _ = bytes[i] is 0 ? (i & 1) is 0 ? even++ : odd++ : 0;
        }

        return odd > 4 * even ? Encoding.Unicode : even > 4 * odd ? Encoding.BigEndianUnicode : null;
    }

    // Text of ASCII letters alone has a zero beside each; of others beside blanks and line ends, which are hardly less than one in thirty.
    public static bool HasZerosOfWide(ReadOnlySpan<byte> sample)
    {
        var zeros = sample.Count((byte)0);
        return zeros > 1 && zeros * (sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? 33 : 3) >= sample.Length;
    }

    private static Encoding? ByStructure(ReadOnlySpan<byte> sample)
    {
        if (HasZerosOfWide(sample) && WideByZeros(sample) is { } wide)
        {
            return wide;
        }

        if (!sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return ByEscapes(sample) ?? Encoding.UTF8;
        }

        // One letter may be broken: cut off at the end, most often.
        return Encoding.UTF8.GetString(sample).AsSpan().Count('\uFFFD') is 0 || IsCutUtf8(sample) ? Encoding.UTF8 : null;
    }

    private static bool IsCutUtf8(ReadOnlySpan<byte> sample)
    {
        var text = Encoding.UTF8.GetString(sample);
        return text.AsSpan().Count('\uFFFD') is 1 && text.AsSpan().ContainsAnyInRange('\u0800', '\uD7FF');
    }

    private static (Encoding? Encoding, double Score, int Characters) Best(ReadOnlySpan<byte> sample, Encoding? otherwise)
    {
        var best = (Encoding: otherwise, Score: 0.0, Characters: 0);

        foreach (var (page, weight) in Pages)
        {
            var candidate = MailCharsets.Page(page);
            var (score, characters) = Score(MailCharsets.GetString(candidate, sample), weight);

            if (score > best.Score)
            {
                best = (candidate, score, characters);
            }
        }

        return best;
    }

    // Per character beyond ASCII: how much it looks like the language's own writing.
    private static (double Score, int Characters) Score(string text, Weight weight)
    {
        var beyond = 0;
        var sum = 0;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0080' and var c)
            {
                beyond++;
                sum += c is >= '\uE000' and <= '\uF8FF' or '\uFFFD' or < '\u00A0'
                    ? -5
                    : weight(c, i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            }
        }

        return beyond is 0 ? (0, 0) : ((double)sum / beyond, beyond);
    }

    private static int Family(Encoding labelled) => labelled.CodePage switch
    {
        28591 or 28605 => 1252,
        28592 => 1250,
        50220 or 50221 or 50225 or 52936 => 0,
        var page => page,
    };
}
