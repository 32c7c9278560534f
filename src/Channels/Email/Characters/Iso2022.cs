using System.Text;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// The parts of ISO 2022 that .NET leaves out: JIS X 0212 and 0213, Chinese and Korean within Japanese (RFC 1554, RFC 2237), and Chinese (RFC 1922).
/// </summary>
internal static class Iso2022
{
    private const int Jis0212 = 20932; // EUC of JIS X 0208, where the second byte without its high bit stands for 0212.

    private static readonly (byte[] Escape, int Page)[] Sets =
    [
        ("$(D"u8.ToArray(), Jis0212),
        ("$(O"u8.ToArray(), 51932),
        ("$(Q"u8.ToArray(), 51932),
        ("$(C"u8.ToArray(), 949),
        ("$A"u8.ToArray(), 936),
        ("$(A"u8.ToArray(), 936),
        ("$)A"u8.ToArray(), 936),
        ("$B"u8.ToArray(), 51932),
        ("$@"u8.ToArray(), 51932),
        ("(B"u8.ToArray(), 0),
        ("(J"u8.ToArray(), 0),
    ];

    /// <summary>True where something is in it that only this reader knows.</summary>
    public static bool IsNeeded(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)0x1B); at >= 0 && at + 3 < bytes.Length; at += 1)
        {
            if (bytes[(at + 1)..] is [(byte)'$', (byte)'A', ..] or [(byte)'$', (byte)'(', (byte)'D' or (byte)'O' or (byte)'Q' or (byte)'C', ..]
                or [(byte)'$', (byte)')', (byte)'A', ..])
            {
                return true;
            }

            var next = bytes[(at + 1)..].IndexOf((byte)0x1B);

            if (next < 0)
            {
                return false;
            }

            at += next;
        }

        return false;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var page = 0;
        var shifted = 0; // What SO brings.

        while (bytes.Length > 0)
        {
            var run = bytes.IndexOfAny((byte)0x1B, (byte)0x0E, (byte)0x0F) is >= 0 and var end ? end : bytes.Length;
            Append(text, bytes[..run], page);
            bytes = bytes[run..];

            if (bytes.Length is 0)
            {
                break;
            }

            if (bytes[0] is not 0x1B)
            {
                page = bytes[0] is 0x0E ? shifted : 0;
                bytes = bytes[1..];
            }
            else if (Designated(bytes[1..]) is var set && set >= 0)
            {
                (page, shifted) = Sets[set].Escape[1] is (byte)')' ? (page, Sets[set].Page) : (Sets[set].Page, shifted);
                bytes = bytes[(1 + Sets[set].Escape.Length)..];
            }
            else
            {
                text.Append('\uFFFD');
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>EUC-JP with the three-byte characters of JIS X 0212, which .NET reads as two wrong ones.</summary>
    public static string DecodeEucJp(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);

        for (var from = 0; from < bytes.Length;)
        {
            var at = bytes[from..].IndexOf((byte)0x8F) is >= 0 and var found ? from + found : bytes.Length;
            text.Append(encoding.GetString(bytes[from..at]));

            if (at + 2 < bytes.Length && bytes[at + 1] >= 0xA1 && bytes[at + 2] >= 0xA1)
            {
                text.Append(MailCharsets.Page(Jis0212).GetString([bytes[at + 1], (byte)(bytes[at + 2] & 0x7F)]));
                from = at + 3;
            }
            else
            {
                text.Append(at < bytes.Length ? "\uFFFD" : "");
                from = at + 1;
            }
        }

        return text.ToString();
    }

    private static int Designated(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < Sets.Length; i++)
        {
            if (bytes.StartsWith(Sets[i].Escape))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> run, int page)
    {
        if (page is 0)
        {
            text.Append(Encoding.Latin1.GetString(run));
            return;
        }

        var high = new byte[run.Length];
        var second = false;

        for (var i = 0; i < run.Length; i++)
        {
            var isCharacter = run[i] is >= 0x21 and <= 0x7E;
            high[i] = !isCharacter || (second && page is Jis0212) ? run[i] : (byte)(run[i] | 0x80);
            second = isCharacter && !second;
        }

        text.Append(MailCharsets.Page(page).GetString(high));
    }
}
