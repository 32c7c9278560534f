using System.Buffers.Binary;

namespace Oqupie.Files.Images;

/// <summary>How large a picture is shown, in pixels, as its header says and as it is turned. Pure.</summary>
public sealed record ImageSize(int Width, int Height)
{
    /// <summary>Null where the header does not say, or says what no screen shows.</summary>
    public static ImageSize? Of(ReadOnlySpan<byte> image)
    {
        const int most = 65_535;

        try
        {
            var size = image switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegMetadata.Size(image),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => new(
                    BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..])),
                [(byte)'G', (byte)'I', (byte)'F', ..] => new(Short(image[6..]), Short(image[8..])),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => OfWebp(image[12..]),
                _ => null,
            };
            return size is { Width: > 0 and <= most, Height: > 0 and <= most } ? size : null;
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
