using System.Collections.Frozen;

namespace Oqupie.Search.Analysis;

/// <summary>
/// The part of a Korean word (어절) that carries its meaning: particles (조사) and endings (어미) are taken off until none is left. It need not be the stem a grammar
/// would name; it must be the same for the word's other forms, in articles as in questions.
/// </summary>
internal static class KoreanStems
{
    private const int MostSteps = 5;
    private const int LongestWord = 24;

    // A verb's stem ends so before a short ending.
    private static readonly FrozenSet<char> VerbSigns = "하해되돼있없않싶겠같".ToFrozenSet();

    // Both endings that a noun after a vowel may take and ones that are a verb's after a vowel.
    private static readonly FrozenDictionary<string, KoreanEndings.Ending>.AlternateLookup<ReadOnlySpan<char>> Endings =
        KoreanEndings.All.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tails = KoreanEndings.Tails.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">Syllables only.</param>
    public static string Stem(string word)
    {
        if (word.Length is < 2 or > LongestWord)
        {
            return word;
        }

        var stem = word.AsSpan();
        Span<char> changed = stackalloc char[LongestWord];

        for (var step = 0; step < MostSteps && stem.Length > 1; step++)
        {
            if (EndingLength(stem) is > 0 and var length)
            {
                stem = stem[..^length];
            }
            else if (WithoutTense(stem, changed) is > 0 and var left)
            {
                stem = changed[..left].ToString();
            }
            else
            {
                break;
            }
        }

        return Regular(stem);
    }

    private static int EndingLength(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(KoreanEndings.Longest, word.Length - 1); length > 0; length--)
        {
            if (Endings.TryGetValue(word[^length..], out var ending) && Fits(word[..^length], ending))
            {
                return length;
            }
        }

        // 결제한, 변경되어: a noun made a verb.
        for (var length = Math.Min(3, word.Length - 2); length > 0; length--)
        {
            if (Tails.Contains(word[^length..]))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool Fits(ReadOnlySpan<char> left, KoreanEndings.Ending ending)
    {
        if (left.Length < ending.Least || !Jamo.IsSyllable(left[^1]))
        {
            return false;
        }

        var final = Jamo.Final(left[^1]);

        return ending.After switch
        {
            KoreanEndings.After.Consonant => final is not Jamo.NoFinal,
            KoreanEndings.After.Vowel => final is Jamo.NoFinal,
            KoreanEndings.After.VowelOrRieul => final is Jamo.NoFinal or Jamo.FinalRieul,
            _ => !ending.OfPredicate || final is Jamo.FinalSsangSiot || VerbSigns.Contains(left[^1]),
        };
    }

    /// <summary>갔 is 가, 걸렸 is 걸리, 갑(니다) is 가; answers how many syllables were written, 0 where nothing changed.</summary>
    private static int WithoutTense(ReadOnlySpan<char> word, Span<char> changed)
    {
        var last = word[^1];

        if (!Jamo.IsSyllable(last) || Jamo.Final(last) is not Jamo.FinalSsangSiot || last is '있' or '겠')
        {
            return 0;
        }

        word.CopyTo(changed);

        // 었, 았 and 였 are syllables of their own; otherwise the tense has grown together with the stem.
        if (last is '었' or '았' or '였' or '겠')
        {
            return word.Length - 1;
        }

        var bare = Jamo.WithFinal(last, Jamo.NoFinal);
        changed[word.Length - 1] = Jamo.Vowel(bare) is Jamo.VowelYeo ? Jamo.WithVowel(bare, Jamo.VowelI) : bare;
        return word.Length;
    }

    /// <summary>어려워 and 어려운 are 어렵.</summary>
    private static string Regular(ReadOnlySpan<char> stem)
    {
        var soft = stem.Length >= 3 && stem[^1] is '워' or '운' or '울' && Jamo.IsSyllable(stem[^2]) && Jamo.Final(stem[^2]) is Jamo.NoFinal;
        return soft ? $"{stem[..^2]}{Jamo.WithFinal(stem[^2], Jamo.FinalBieup)}" : stem.ToString();
    }
}
