using System.Collections.Frozen;

namespace Oqupie.Search.Analysis;

/// <summary>Words of Hangul that differ from a word in one letter of one syllable.</summary>
internal static class HangulMistakes
{
    private const int InitialCount = 19;
    private const int VowelCount = 21;
    private const int FinalCount = 28;

    // What most speakers hear no difference in: 결재 and 결제, 괜찮아 and 갠찮아. By the numbers Unicode gives the letters in a syllable.
    private static readonly FrozenDictionary<int, int> InitialSounds = Sounds([0, 1, 15], [3, 4, 16], [7, 8, 17], [9, 10], [12, 13, 14]);
    private static readonly FrozenDictionary<int, int> VowelSounds = Sounds([1, 5, 3, 7], [10, 11, 15]);
    private static readonly FrozenDictionary<int, int> FinalSounds = Sounds(
        [1, 2, 3, 9, 24], [4, 5, 6], [7, 19, 20, 22, 23, 25, 27], [8, 11, 12, 13, 15], [10, 16], [17, 18, 26]);

    /// <summary>About 65 for each syllable, in its order; whether a word sounds the same.</summary>
    /// <param name="word">Syllables only.</param>
    public static IEnumerable<(string Word, bool SoundsTheSame)> Of(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            foreach (var (syllable, same) in Of(word[i]))
            {
                yield return (string.Concat(word.AsSpan(0, i), [syllable], word.AsSpan(i + 1)), same);
            }
        }
    }

    private static IEnumerable<(char Syllable, bool SoundsTheSame)> Of(char syllable)
    {
        var (initial, vowel, final) = ((syllable - '가') / (VowelCount * FinalCount), Jamo.Vowel(syllable), Jamo.Final(syllable));

        foreach (var other in Enumerable.Range(0, InitialCount).Where(other => other != initial))
        {
            yield return ((char)(syllable + ((other - initial) * VowelCount * FinalCount)), Same(InitialSounds, initial, other));
        }

        foreach (var other in Enumerable.Range(0, VowelCount).Where(other => other != vowel))
        {
            yield return (Jamo.WithVowel(syllable, other), Same(VowelSounds, vowel, other));
        }

        foreach (var other in Enumerable.Range(0, FinalCount).Where(other => other != final))
        {
            yield return (Jamo.WithFinal(syllable, other), Same(FinalSounds, final, other));
        }
    }

    private static bool Same(FrozenDictionary<int, int> sounds, int one, int other) =>
        sounds.TryGetValue(one, out var sound) && sounds.TryGetValue(other, out var theirs) && sound == theirs;

    private static FrozenDictionary<int, int> Sounds(params int[][] groups) =>
        groups.SelectMany((group, sound) => group.Select(letter => (letter, sound))).ToFrozenDictionary(pair => pair.letter, pair => pair.sound);
}
