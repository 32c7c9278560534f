using System.Globalization;

namespace Oqupie.Grains.Inquiries;

/// <summary>How long a text is to people: a family of four is one character.</summary>
internal static class Graphemes
{
    // A letter may bear any number of marks, and a text of few letters is not of any size for that.
    // A flag has 4, a family 11, the longest sequence of the standard 15.
    private const int MostUnits = 16;

    public static bool Exceed(string text, int most)
    {
        if (text.Length <= most)
        {
            return false;
        }

        if (text.Length > most * MostUnits)
        {
            return true;
        }

        var elements = StringInfo.GetTextElementEnumerator(text);

        for (var count = 0; elements.MoveNext(); count++)
        {
            if (count >= most)
            {
                return true;
            }
        }

        return false;
    }
}
