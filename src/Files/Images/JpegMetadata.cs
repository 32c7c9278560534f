using System.Buffers.Binary;

namespace Oqupie.Files.Images;

internal static class JpegMetadata
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Exif = 0xE1;
    private const byte Profile = 0xE2;

    // Orientation is all that is kept of what cameras say, or pictures would lie on their side.
    private static ReadOnlySpan<byte> OrientationOnly =>
    [
        0xFF, Exif, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0,
        0, 0, 0, 0, 0, 0,
    ];

    public static byte[]? Remove(ReadOnlySpan<byte> image)
    {
        var kept = new MemoryStream(image.Length);
        kept.Write([0xFF, Start]);

        for (var at = 2; at < image.Length;)
        {
            if (image[at] is not 0xFF)
            {
                return null;
            }

            var marker = image[at + 1];

            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is End)
            {
                kept.Write([0xFF, End]);
                return kept.ToArray();
            }

            var segment = image.Slice(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(image.Slice(at + 2, 2)));
            at += segment.Length;

            if (marker is Exif && Orientation(segment[4..]) is > 1 and <= 8 and var turned)
            {
                byte[] turning = [.. OrientationOnly];
                turning[29] = (byte)turned;
                kept.Write(turning);
            }
            else if (IsKept(marker, segment[4..]))
            {
                kept.Write(segment);
            }

            if (marker is Scan)
            {
                var length = ScanLength(image[at..]);
                kept.Write(image.Slice(at, length));
                at += length;
            }
        }

        return null;
    }

    /// <summary>As it is shown: what was turned to its side has its width for its height.</summary>
    public static ImageSize? Size(ReadOnlySpan<byte> image)
    {
        var isOnItsSide = false;

        for (var at = 2; image[at] is 0xFF;)
        {
            var marker = image[at + 1];

            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            var segment = image.Slice(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]));
            at += segment.Length;

            if (marker is Exif && Orientation(segment[4..]) is >= 5 and <= 8)
            {
                isOnItsSide = true;
            }
            else if (IsFrame(marker))
            {
                int height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
                return isOnItsSide ? new(height, width) : new(width, height);
            }
            else if (marker is Scan or End)
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // All but what applications add and comments: of those JFIF, colour profiles and Adobe's colour transform change what is seen.
    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 or 0xEE => true,
        Profile => content.StartsWith("ICC_PROFILE\0"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; ; at++)
        {
            var next = rest[at..].IndexOf((byte)0xFF);

            if (next < 0 || at + next + 1 >= rest.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(rest));
            }

            at += next;

            if (rest[at + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                return at;
            }
        }
    }

    // Of a TIFF within the segment, the short 0x0112 of its first directory; 0 where there is none.
    private static int Orientation(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14)
        {
            return 0;
        }

        var tiff = content[6..];
        var isLittle = tiff[0] is (byte)'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);

        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var entries = tiff[(int)directory..];
        var count = Short(entries);

        for (var i = 0; i < count && entries.Length >= 2 + ((i + 1) * 12); i++)
        {
            var entry = entries[(2 + (i * 12))..];

            if (Short(entry) is 0x0112)
            {
                return Short(entry[8..]);
            }
        }

        return 0;

        int Short(ReadOnlySpan<byte> two) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);
    }
}
