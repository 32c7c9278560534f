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

    /// <summary>The encoding that makes far more of the bytes than their label does; null where the label may be right.</summary>
    public static Encoding? Instead(ReadOnlySpan<byte> bytes, Encoding labelled)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];

        if (Array.FindIndex(Pages, page => page.CodePage == Family(labelled)) is var own && own < 0)
        {
            return null;
        }

        var read = MailCharsets.GetString(labelled, sample);

        if (sample.Length - sample.Count((byte)0) < EnoughToDoubt || read.AsSpan().Count('\uFFFD') * 4 > read.Length)
        {
            return null;
        }

        var (score, _) = Score(read, Pages[own].Weight);
        var (best, bestScore, characters) = Best(sample, otherwise: null);

        return best is not null && characters >= EnoughToDoubt && bestScore >= 2 && bestScore >= 1.5 * Math.Max(0, score) + 1 ? best : null;
    }

    // UTF-16 has a zero byte at every second place of its blanks and line ends; nothing else that is text has any.
    public static Encoding? WideByZeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);

        for (var i = 0; i < bytes.Length; i++)
        {
            _ = bytes[i] is 0 ? (i & 1) is 0 ? even++ : odd++ : 0;
        }

        return odd > 4 * even ? Encoding.Unicode : even > 4 * odd ? Encoding.BigEndianUnicode : null;
    }

    private static Encoding? ByStructure(ReadOnlySpan<byte> sample)
    {
        if (sample.Contains((byte)0) && WideByZeros(sample) is { } wide)
        {
            return wide;
        }

        if (!sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            // Seven bits: only the escape sequences of ISO 2022 say otherwise.
            return sample.IndexOf((byte)0x1B) < 0 ? Encoding.UTF8
                : sample.IndexOf("\u001b$)C"u8) >= 0 ? MailCharsets.Page(50225)
                : sample.IndexOf("\u001b$"u8) >= 0 ? MailCharsets.Page(50221)
                : Encoding.UTF8;
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
