using System.Buffers.Binary;

namespace Oqupie.Files.Images;

internal static class WebpMetadata
{
    private const int Header = 12;
    private const byte SaysExifOrXmp = 0b1100;

    public static byte[]? Remove(ReadOnlySpan<byte> image)
    {
        var said = BinaryPrimitives.ReadUInt32LittleEndian(image[4..]);

        if (said > image.Length - 8)
        {
            return null;
        }

        var end = 8 + (int)said;
        var kept = new MemoryStream(image.Length);
        kept.Write(image[..Header]);

        for (var at = Header; at < end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(image.Slice(at + 4, 4));

            if (length > end)
            {
                return null;
            }

            var chunk = image.Slice(at, 8 + (int)length + (int)(length & 1)); // Of an odd one, one byte more.
            at += chunk.Length;

            if (chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
            {
                continue;
            }

            var from = (int)kept.Length;
            kept.Write(chunk);

            if (chunk.StartsWith("VP8X"u8) && length > 0)
            {
                kept.GetBuffer()[from + 8] &= unchecked((byte)~SaysExifOrXmp);
            }
        }

        BinaryPrimitives.WriteUInt32LittleEndian(kept.GetBuffer().AsSpan(4), (uint)kept.Length - 8);
        return kept.ToArray();
    }
}
