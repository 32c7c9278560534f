using System.Text;

namespace Oqupie.Grains.Search;

/// <summary>Text from outside may hold halves of characters, at which normalising fails, and be of any length.</summary>
public static class WellFormed
{
    /// <summary>Its beginning, with a blank for what is no character.</summary>
    public static string Of(string text, int longest)
    {
        var whole = new StringBuilder(Math.Min(text.Length, longest));

        foreach (var rune in text.EnumerateRunes())
        {
            if (whole.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            whole.Append(rune == Rune.ReplacementChar ? " " : rune.ToString());
        }

        return whole.ToString();
    }
}
