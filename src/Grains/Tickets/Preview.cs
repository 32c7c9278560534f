using System.Text;

namespace Oqupie.Grains.Tickets;

/// <summary>The beginning of a text on one line, for lists.</summary>
internal static class Preview
{
    private const int Length = 140;

    public static string Of(string text)
    {
        var line = new StringBuilder(Length);

        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > Length)
            {
                break;
            }

            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
