using System.Text;

namespace Oqupie.Channels.GooglePlay;

/// <summary>Words of strangers as they can be kept: without control characters, and without halves of characters. Pure.</summary>
internal static class PlayText
{
    /// <summary>Reviews have a few hundred characters; whatever is longer than this is none.</summary>
    public const int Longest = 20_000;

    private const char Bar = '\t';

    /// <summary>A review's title and what is below it, parted by a tab that is there where there is no title, too.</summary>
    public static (string Title, string Body) Parts(string text)
    {
        var bar = text.IndexOf(Bar, StringComparison.Ordinal);
        return bar < 0 ? ("", Lines(text)) : (Line(text[..bar]), Lines(text[(bar + 1)..]));
    }

    /// <summary>On one line.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>With "\n" at the ends of its lines.</summary>
    public static string Lines(string text) => Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>The beginning, whole characters only.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Longest));

        foreach (var rune in Cut(text, Longest).EnumerateRunes()) // A half of a character comes as U+FFFD.
        {
            if (!Rune.IsControl(rune) || (keepLines && rune.Value is '\n'))
            {
                clean.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim();
    }
}
