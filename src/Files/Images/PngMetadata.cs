using System.Buffers.Binary;
using System.Text;

namespace Oqupie.Files.Images;

internal static class PngMetadata
{
    private const int Signature = 8;

    /// <summary>What changes the pixels that one sees, moving pictures too.</summary>
    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYS", "acTL", "fcTL", "fdAT"];

    public static byte[]? Remove(ReadOnlySpan<byte> image)
    {
        var kept = new MemoryStream(image.Length);
        kept.Write(image[..Signature]);

        for (var at = Signature; at < image.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(image.Slice(at, 4));

            if (length > image.Length)
            {
                return null;
            }

            var chunk = image.Slice(at, 12 + (int)length);
            var type = Encoding.Latin1.GetString(chunk.Slice(4, 4));
            at += chunk.Length;

            if (Kept.Contains(type))
            {
                kept.Write(chunk);
            }

            if (type is "IEND")
            {
                return kept.ToArray();
            }
        }

        return null;
    }
}
