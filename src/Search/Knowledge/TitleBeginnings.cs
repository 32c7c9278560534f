using Oqupie.Search.Analysis;

namespace Oqupie.Search.Knowledge;

/// <summary>
/// What people may begin to type to get at a title: each of its words and what follows, without spaces, in letters (so half a syllable is a beginning too), and
/// the first consonants (초성) alike. The first word's are marked, to be preferred.
/// </summary>
internal static class TitleBeginnings
{
    /// <summary>Before what begins the title.</summary>
    public const char First = '^';

    /// <summary>Before what begins any of its words.</summary>
    public const char Any = '/';

    public const int Longest = 32;

    public static List<string> Of(string title, int most)
    {
        var beginnings = new List<string>();
        var starts = Starts(title);

        foreach (var start in starts.Take(most))
        {
            var rest = Compact(title.AsSpan(start));
            var letters = Jamo.Letters(rest);
            var initials = Initials(rest);

            foreach (var form in string.Equals(letters, initials, StringComparison.Ordinal) ? [letters] : (string[])[letters, initials])
            {
                var cut = form[..Math.Min(form.Length, Longest)];
                beginnings.Add(Any + cut);

                if (start == starts[0])
                {
                    beginnings.Add(First + cut);
                }
            }
        }

        return beginnings;
    }

    /// <summary>Folded, letters and digits alone.</summary>
    public static string Compact(ReadOnlySpan<char> text)
    {
        Span<char> compact = stackalloc char[Longest];
        var length = 0;

        foreach (var c in text)
        {
            if (length < compact.Length && CharacterScripts.Of(c) is not CharacterScript.None && !TextFolding.IsProlongedSound(c))
            {
                compact[length++] = TextFolding.Fold(c);
            }
        }

        return new(compact[..length]);
    }

    private static string Initials(string text) => string.Create(text.Length, text, (initials, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            initials[i] = Jamo.Initial(from[i]);
        }
    });

    /// <summary>Where words begin; in scripts without spaces, where another script does.</summary>
    private static List<int> Starts(string title)
    {
        var starts = new List<int>();
        var before = CharacterScript.None;

        for (var i = 0; i < title.Length; i++)
        {
            var script = CharacterScripts.Of(title[i]);

            if (script != before && script is not CharacterScript.None)
            {
                starts.Add(i);
            }

            before = script;
        }

        return starts;
    }
}
