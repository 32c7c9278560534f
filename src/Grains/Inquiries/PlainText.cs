using System.Text;

namespace Oqupie.Grains.Inquiries;

/// <summary>What a stranger typed, without what no keyboard types: control characters, and halves of characters, which no database keeps.</summary>
internal static class PlainText
{
    public static string Line(string? text) => Clean(text, keepLines: false).Trim();

    /// <summary>With "\n" at the ends of its lines.</summary>
    public static string Lines(string? text) => Clean(text?.ReplaceLineEndings("\n"), keepLines: true).Trim();

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes()) // A half of a character comes as U+FFFD.
        {
            if (!Rune.IsControl(rune) || (keepLines && (rune.Value is '\n' or '\t')))
            {
                clean.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString();
    }
}
