namespace Oqupie.Files.Images;

internal static class GifMetadata
{
    private const int Header = 13;

    public static byte[]? Remove(ReadOnlySpan<byte> image)
    {
        var kept = new MemoryStream(image.Length);
        var at = Header + TableLength(image[10]);
        kept.Write(image[..at]);

        while (at < image.Length)
        {
            var start = at;

            switch (image[at])
            {
                case 0x3B:
                    kept.WriteByte(0x3B);
                    return kept.ToArray();
                case 0x21:
                    at = AfterBlocks(image, at + 2);
                    break;
                case 0x2C:
                    at = AfterBlocks(image, at + 10 + TableLength(image[at + 9]) + 1);
                    break;
                default:
                    return null;
            }

            if (IsKept(image[start..at]))
            {
                kept.Write(image[start..at]);
            }
        }

        return null;
    }

    // Frames and how they follow each other; of what applications add, how often it all is repeated.
    private static bool IsKept(ReadOnlySpan<byte> block) => block switch
    {
        [0x21, 0xF9, ..] or [0x2C, ..] => true,
        [0x21, 0xFF, 11, .. var name] => name.StartsWith("NETSCAPE2.0"u8) || name.StartsWith("ANIMEXTS1.0"u8),
        _ => false,
    };

    private static int TableLength(byte flags) => (flags & 0x80) is 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int AfterBlocks(ReadOnlySpan<byte> image, int at)
    {
        while (true)
        {
            var length = image.Slice(at, 1)[0];
            at += 1 + length;

            if (length is 0)
            {
                return at;
            }
        }
    }
}
