using System.Globalization;
using System.Text;

namespace Oqupie.Search.Analysis;

/// <summary>Brings writings of the same thing together, character by character, so that places in the folded text are places in the text.</summary>
internal static class TextFolding
{
    private const char ProlongedSound = 'ー';
    private static readonly char[] Table = Build();

    /// <summary>
    /// The text as it is kept and analysed: composed (NFC, so syllables from macOS are syllables), half-width Katakana and compatibility forms as the usual
    /// ones, without what cannot be seen and without broken halves of characters.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c) || c is (char)0xFFFE or (char)0xFFFF)
            {
                clean.Append(' ');
            }
            else if (char.IsControl(c) && c is not '\n')
            {
                clean.Append(' ');
            }
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
            {
                clean.Append(c);
            }
        }

        var composed = clean.ToString().Normalize(NormalizationForm.FormC);
        return composed.AsSpan().ContainsAnyInRange((char)0xFF61, (char)0xFFDC) ? Widen(composed) : composed;
    }

    /// <summary>Small letters without accents, Hiragana for Katakana, narrow letters for wide ones.</summary>
    public static char Fold(char c) => Table[c];

    /// <inheritdoc cref="Fold(char)"/>
    public static string Fold(string text) => string.Create(text.Length, text, (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            folded[i] = Table[from[i]];
        }
    });

    public static bool IsProlongedSound(char c) => c is ProlongedSound;

    private static string Widen(string text)
    {
        var wide = new StringBuilder(text.Length);
        var start = 0;

        while (start < text.Length)
        {
            var halfWidth = text[start] is >= (char)0xFF61 and <= (char)0xFFDC;
            var end = start + 1;

            while (end < text.Length && text[end] is >= (char)0xFF61 and <= (char)0xFFDC == halfWidth)
            {
                end++;
            }

            wide.Append(halfWidth ? text[start..end].Normalize(NormalizationForm.FormKC) : text[start..end]);
            start = end;
        }

        return wide.ToString();
    }

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];

        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                >= 'ァ' and <= 'ヶ' => (char)(c - 0x60),
                'ヽ' or 'ヾ' => (char)(c - 0x60),
                < (char)0x80 => char.ToLowerInvariant(c),
                'ø' or 'Ø' => 'o',
                'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
                'ł' or 'Ł' => 'l',
                'ı' or 'İ' => 'i',
                // What has parts that can be left away, or a plain twin.
                >= (char)0xC0 and < (char)0x1100 or >= (char)0x1E00 and < (char)0x2000 or >= (char)0xF900 and < (char)0xFB00
                    or >= (char)0xFF01 and < (char)0xFF5F =>
                    Plain(c),
                _ => c,
            };
        }

        return table;
    }

    private static char Plain(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormKD);
        var rest = parts.AsSpan(1);

        foreach (var part in rest)
        {
            if (char.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark)
            {
                return char.ToLowerInvariant(c);
            }
        }

        return char.IsSurrogate(parts[0]) ? c : char.ToLowerInvariant(parts[0]);
    }
}
