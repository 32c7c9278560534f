namespace Oqupie.Search.Analysis;

/// <summary>What a character asks of the analysis.</summary>
internal enum CharacterScript : byte
{
    None,

    /// <summary>Letters and digits of scripts that put spaces between words.</summary>
    Spaced,

    Hangul,
    Han,
    Hiragana,
    Katakana,

    /// <summary>Thai and its neighbours: letters, and no spaces between words.</summary>
    Unspaced,
}

internal static class CharacterScripts
{
    public static CharacterScript Of(char c) => c switch
    {
        < '0' => CharacterScript.None,
        < (char)0x80 => char.IsAsciiLetterOrDigit(c) ? CharacterScript.Spaced : CharacterScript.None,
        >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㅣ' => CharacterScript.Hangul,
        >= (char)0x4E00 and <= (char)0x9FFF or >= (char)0x3400 and <= (char)0x4DBF or >= (char)0xF900 and <= (char)0xFAFF or '々' or '〇' => CharacterScript.Han,
        >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' => CharacterScript.Hiragana,
        >= 'ァ' and <= 'ヺ' or 'ー' or 'ヽ' or 'ヾ' => CharacterScript.Katakana,
        >= (char)0x0E00 and <= (char)0x0EFF or >= (char)0x1000 and <= (char)0x109F or >= (char)0x1780 and <= (char)0x17FF =>
            char.IsLetterOrDigit(c) || IsMark(c) ? CharacterScript.Unspaced : CharacterScript.None,
        // Halves of characters beyond the first 65,536: the rare Chinese ones among them begin with these.
        >= (char)0xD840 and <= (char)0xD888 => CharacterScript.Han,
        _ => char.IsLetterOrDigit(c) || IsMark(c) ? CharacterScript.Spaced : CharacterScript.None,
    };

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
