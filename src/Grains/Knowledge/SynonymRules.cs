using System.Collections.Immutable;
using System.Text;
using Oqupie.Contracts;

namespace Oqupie.Grains.Knowledge;

/// <summary>What groups of synonyms may be: each is looked for in every question. Pure.</summary>
internal static class SynonymRules
{
    private const int MostGroups = 200;
    private const int MostWords = 20;
    private const int LongestWord = 60;
    private const string Field = "groups";

    public static Outcome<ImmutableArray<ImmutableArray<string>>> Check(ImmutableArray<ImmutableArray<string>> wished)
    {
        if (wished.Length > MostGroups)
        {
            return Refusal.Invalid($"There may be {MostGroups} groups.", Field, "synonym_groups").With("most", MostGroups);
        }

        var groups = wished.Select(group => group.IsDefault ? [] : Words(group)).ToImmutableArray();

        return groups.Any(group => group.Length is < 2 or > MostWords)
            ? Refusal.Invalid($"A group has 2 to {MostWords} different words.", Field, "synonym_words")
                .With("most", MostWords)
            : groups.Any(group => group.Any(word => word.Length > LongestWord))
                ? Refusal.Invalid($"A word has at most {LongestWord} characters.", Field, "synonym_length")
                    .With("most", LongestWord)
            : groups;
    }

    private static ImmutableArray<string> Words(ImmutableArray<string> group) =>
        [
            .. group.Select(word => (word ?? "").Normalize(NormalizationForm.FormC).Trim()).Where(word => word.Any(char.IsLetterOrDigit))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
