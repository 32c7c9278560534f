using System.Text;

namespace Oqupie.Search.Analysis;

/// <summary>Syllables of Hangul as the letters one types, and back.</summary>
internal static class Jamo
{
    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const char FirstVowel = 'ㅏ';
    private static readonly string[] Vowels =
        ["ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"];
    private static readonly string[] Finals =
        ["", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];

    public const int NoFinal = 0;
    public const int FinalNieun = 4;
    public const int FinalRieul = 8;
    public const int FinalBieup = 17;
    public const int FinalSsangSiot = 20;
    public const int VowelYeo = 6;
    public const int VowelI = 20;

    public static bool IsSyllable(char c) => c is >= '가' and <= '힣';

    public static bool IsLetter(char c) => c is >= 'ㄱ' and <= 'ㅣ';

    public static int Final(char syllable) => (syllable - '가') % 28;

    public static int Vowel(char syllable) => (syllable - '가') / 28 % 21;

    public static char WithFinal(char syllable, int final) => (char)(syllable - Final(syllable) + final);

    public static char WithVowel(char syllable, int vowel) => (char)(syllable + ((vowel - Vowel(syllable)) * 28));

    /// <summary>The first consonant; other characters are themselves.</summary>
    public static char Initial(char c) => IsSyllable(c) ? Initials[(c - '가') / 588] : c;

    /// <summary>"값" as "ㄱㅏㅂㅅ": the keys pressed for it. Other characters are themselves.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length * 3);

        foreach (var c in text)
        {
            if (IsSyllable(c))
            {
                letters.Append(Initial(c)).Append(Vowels[Vowel(c)]).Append(Finals[Final(c)]);
            }
            else
            {
                letters.Append(Split(c));
            }
        }

        return letters.ToString();
    }

    /// <summary>Letters typed one after another as syllables; null where some of them make none.</summary>
    public static string? Compose(string letters)
    {
        var text = new StringBuilder(letters.Length);
        var at = 0;

        while (at < letters.Length)
        {
            var initial = Initials.IndexOf(letters[at], StringComparison.Ordinal);
            var (vowel, vowelLength) = Longest(Vowels, letters, at + 1);

            if (initial < 0 || vowel < 0)
            {
                return null;
            }

            at += 1 + vowelLength;
            var (final, finalLength) = Longest(Finals, letters, at);

            // A consonant before a vowel begins the next syllable.
            while (finalLength > 0 && at + finalLength < letters.Length && letters[at + finalLength] >= FirstVowel)
            {
                final = Array.IndexOf(Finals, letters.Substring(at, --finalLength));
            }

            at += finalLength;
            text.Append((char)('가' + (((initial * 21) + vowel) * 28) + Math.Max(final, 0)));
        }

        return text.ToString();
    }

    private static string Split(char c)
    {
        // ㅘ and ㄳ are typed with two keys.
        if (c is >= FirstVowel and <= 'ㅣ')
        {
            return Vowels[c - FirstVowel];
        }

        return c switch { 'ㄳ' => "ㄱㅅ", 'ㄵ' => "ㄴㅈ", 'ㄶ' => "ㄴㅎ", 'ㄺ' => "ㄹㄱ", 'ㄻ' => "ㄹㅁ", 'ㄼ' => "ㄹㅂ", 'ㅀ' => "ㄹㅎ", 'ㅄ' => "ㅂㅅ", _ => c.ToString() };
    }

    private static (int Index, int Length) Longest(string[] pieces, string letters, int at)
    {
        for (var length = Math.Min(2, letters.Length - at); length > 0; length--)
        {
            var index = Array.IndexOf(pieces, letters.Substring(at, length));

            if (index >= 0)
            {
                return (index, length);
            }
        }

        return (-1, 0);
    }
}
