using MimeKit;

namespace Oqupie.Channels.Email.Reading;

/// <summary>uuencode, as it arrives: with the blanks at the ends of its lines, which are zeros, taken away on the way.</summary>
internal static class UuEncoded
{
    private const int MaxLine = 45;

    /// <summary>What a part holds, decoded; the caller disposes it.</summary>
    public static Stream Open(MimePart part)
    {
        if (part.ContentTransferEncoding is not ContentEncoding.UUEncode)
        {
            return part.Content!.Open();
        }

        var decoded = Spool.New(long.MaxValue);
        Decode(part.Content!.Stream ?? Stream.Null, decoded);
        decoded.Position = 0;
        return decoded;
    }

    /// <summary>How many bytes a line stands for; below zero where it is none of uuencode's.</summary>
    public static int LengthOf(ReadOnlySpan<byte> line)
    {
        if (line.Length is 0 || line[0] is < (byte)' ' or > (byte)'`' || line[1..].ContainsAnyExceptInRange((byte)' ', (byte)'`'))
        {
            return -1;
        }

        var length = (line[0] - ' ') & 0x3F;
        return length <= MaxLine + 18 && line.Length - 1 <= (length + 2) / 3 * 4 + 1 ? length : -1;
    }

    public static void Write(ReadOnlySpan<byte> line, int length, Stream to)
    {
        Span<byte> bytes = stackalloc byte[(length + 2) / 3 * 3];

        for (var i = 0; i < bytes.Length / 3; i++)
        {
            var four = (Value(line, 4 * i + 1) << 18) | (Value(line, 4 * i + 2) << 12) | (Value(line, 4 * i + 3) << 6) | Value(line, 4 * i + 4);
            bytes[3 * i] = (byte)(four >> 16);
            bytes[3 * i + 1] = (byte)(four >> 8);
            bytes[3 * i + 2] = (byte)four;
        }

        to.Write(bytes[..length]);
    }

    private static int Value(ReadOnlySpan<byte> line, int at) => at < line.Length ? (line[at] - ' ') & 0x3F : 0;

    // From "begin" to "end"; what stands around is nobody's.
    private static void Decode(Stream encoded, Stream to)
    {
        encoded.Position = 0;
        var buffer = new byte[64 * 1024];
        var line = new byte[256];
        var (length, begun) = (0, false);

        while (encoded.Read(buffer) is > 0 and var read)
        {
            foreach (var one in buffer.AsSpan(0, read))
            {
                if (one is not (byte)'\n')
                {
                    line[Math.Min(length++, line.Length - 1)] = one;
                    continue;
                }

                var whole = line.AsSpan(0, Math.Min(length, line.Length)).TrimEnd((byte)'\r');
                length = 0;

                if (begun && whole.SequenceEqual("end"u8))
                {
                    return;
                }

                if (!begun)
                {
                    begun = whole.StartsWith("begin "u8);
                }
                else if (LengthOf(whole) is > 0 and var bytes)
                {
                    Write(whole, bytes, to);
                }
            }
        }
    }
}
