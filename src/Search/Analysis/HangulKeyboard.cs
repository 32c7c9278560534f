namespace Oqupie.Search.Analysis;

/// <summary>Hangul typed while the keyboard was in English mode: "rhror" is 고객. The layout is the standard one of two sets (두벌식).</summary>
internal static class HangulKeyboard
{
    private const string Keys = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
    private const string Letters = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";

    /// <summary>The letters on the keys, for what may be typed only in part; null where it is more than keys with letters.</summary>
    public static string? ToLetters(string typed)
    {
        if (typed.Length is 0 or > 64)
        {
            return null;
        }

        var letters = new char[typed.Length];

        for (var i = 0; i < typed.Length; i++)
        {
            var key = Keys.IndexOf(typed[i], StringComparison.Ordinal);
            key = key >= 0 ? key : Keys.IndexOf(char.ToLowerInvariant(typed[i]), StringComparison.Ordinal);

            if (key < 0)
            {
                return null;
            }

            letters[i] = Letters[key];
        }

        return new(letters);
    }

    /// <summary>Whole syllables; null where the keys do not make any.</summary>
    public static string? ToHangul(string typed) => typed.Length >= 2 && ToLetters(typed) is { } letters ? Jamo.Compose(letters) : null;

    /// <summary>The other way round: English typed in Hangul mode ("ㅔㅁㄴㄴ재ㅇ" is "password"); null where it is not only Hangul.</summary>
    public static string? ToLatin(string typed)
    {
        var letters = Jamo.Letters(typed);
        var keys = new char[letters.Length];

        for (var i = 0; i < letters.Length; i++)
        {
            var key = Letters.IndexOf(letters[i], StringComparison.Ordinal);

            if (key < 0)
            {
                return null;
            }

            keys[i] = Keys[key];
        }

        return new(keys);
    }
}
