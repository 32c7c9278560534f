using System.Text;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// Shift_JIS has 374 characters twice: in rows of NEC's choice (ED, EE), which other systems write, and in IBM's own rows (FA to FC), which alone .NET reads.
/// The kanji stand in the same order in both.
/// </summary>
internal static class ShiftJisRows
{
    private const int Row = 188;
    private const int Kanji = 360;
    private const int FirstIbmKanji = 28;

    // What follows the kanji in NEC's rows, from EEEF on.
    private static readonly byte[] Signs = [0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x54, 0x55, 0x56, 0x57];

    public static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAny((byte)0xED, (byte)0xEE) < 0)
        {
            return encoding.GetString(bytes);
        }

        var mapped = bytes.ToArray();

        for (var i = 0; i + 1 < mapped.Length; i++)
        {
            if (mapped[i] is 0xED or 0xEE)
            {
                Map(mapped.AsSpan(i, 2));
            }

            if (mapped[i] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC))
            {
                i++;
            }
        }

        return encoding.GetString(mapped);
    }

    private static void Map(Span<byte> pair)
    {
        if (pair[1] is < 0x40 or 0x7F or > 0xFC)
        {
            return;
        }

        var index = (pair[0] - 0xED) * Row + pair[1] - (pair[1] < 0x7F ? 0x40 : 0x41);

        if (index < Kanji)
        {
            var ibm = index + FirstIbmKanji;
            pair[0] = (byte)(0xFA + ibm / Row);
            pair[1] = (byte)(ibm % Row is < 63 and var low ? low + 0x40 : ibm % Row + 0x41);
        }
        else if (index - Kanji - 2 is >= 0 and var sign && sign < Signs.Length)
        {
            (pair[0], pair[1]) = (0xFA, Signs[sign]);
        }
    }
}
