using System.Text;

namespace Oqupie.Portal.Knowledge;

/// <summary>What somebody typed, as far as it is read: in whole characters, without what cannot be seen at its ends or would turn the page around it.</summary>
internal static class SearchText
{
    private const int Longest = 1_000;

    public static string Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var text = new StringBuilder();

        foreach (var rune in typed.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            if (!Rune.IsControl(rune) && !TurnsAround(rune.Value))
            {
                text.Append(rune);
            }
            else
            {
                text.Append(' ');
            }
        }

        return text.ToString().Trim();
    }

    // Marks, embeddings, overrides and isolates of direction (UAX #9).
    private static bool TurnsAround(int rune) => rune is 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
