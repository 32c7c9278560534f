using System.Buffers.Binary;

namespace Oqupie.Files.Images;

/// <summary>How large a picture is shown, in pixels, as its header says and as it is turned. Pure.</summary>
public sealed record ImageSize(int Width, int Height)
{
    /// <summary>More than the largest cameras make. A few kilobytes can claim billions, and whoever shows them needs four bytes for each.</summary>
    public const long MostPixels = 100_000_000;

    private const int MostAside = 65_535;

    /// <summary>Null where the header does not say, or says what no screen shows.</summary>
    public static ImageSize? Of(ReadOnlySpan<byte> image) =>
        Said(image) is { Width: > 0 and <= MostAside, Height: > 0 and <= MostAside } size ? size : null;

    /// <summary>Whether a picture may be put before a program that decodes it.</summary>
    /// <param name="start">Of the file.</param>
    /// <param name="isWhole">There is no more of it: what does not say its size then has none, and is decoded by nobody.</param>
    public static bool MayBeShown(ReadOnlySpan<byte> start, bool isWhole) => Said(start) is { } size
        ? (size.Width <= 0 || size.Height <= 0 || (long)size.Width * size.Height <= MostPixels)
        : isWhole;

    private static ImageSize? Said(ReadOnlySpan<byte> image)
    {
        try
        {
            return image switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegMetadata.Size(image),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when image[12..].StartsWith("IHDR"u8) => new(
                    BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..])),
                [(byte)'G', (byte)'I', (byte)'F', ..] => new(Short(image[6..]), Short(image[8..])),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => OfWebp(image[12..]),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null; // It ends before it says it does.
        }
    }

    // The first chunk says it: the canvas of an extended one, else the only frame.
    private static ImageSize? OfWebp(ReadOnlySpan<byte> chunk)
    {
        var content = chunk[8..];
        return chunk switch
        {
            _ when chunk.StartsWith("VP8X"u8) => new(1 + Three(content[4..]), 1 + Three(content[7..])),
            _ when chunk.StartsWith("VP8L"u8) => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(content[1..])),
            _ when chunk.StartsWith("VP8 "u8) => new(Short(content[6..]) & 0x3FFF, Short(content[8..]) & 0x3FFF),
            _ => null,
        };
    }

    private static ImageSize Lossless(uint bits) => new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));

    private static int Short(ReadOnlySpan<byte> two) => BinaryPrimitives.ReadUInt16LittleEndian(two);

    private static int Three(ReadOnlySpan<byte> three) => three[0] | (three[1] << 8) | (three[2] << 16);
}
