using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;

namespace Oqupie.Silo.Demo;

/// <summary>Something to attach: coloured boxes on paper, painted in their order.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Paper">"#rrggbb".</param>
/// <param name="Boxes">"left top width height #rrggbb".</param>
internal sealed record DemoPicture(string Name, int Width, int Height, string Paper, ImmutableArray<string> Boxes)
{
    private const int BytesPerPixel = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR"u8, Header());
        Chunk(png, "IDAT"u8, Packed(Painted()));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Header()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2); // Eight bits each of red, green and blue.
        return header;
    }

    // Each row begins with its filter, which is none.
    private byte[] Painted()
    {
        var pixels = new byte[Height * (1 + (Width * BytesPerPixel))];
        Fill(pixels, 0, 0, Width, Height, Paper);

        foreach (var box in Boxes)
        {
            var parts = box.Split(' ');
            var numbers = Array.ConvertAll(parts[..4], part => int.Parse(part, CultureInfo.InvariantCulture));
            Fill(pixels, numbers[0], numbers[1], numbers[2], numbers[3], parts[4]);
        }

        return pixels;
    }

    private void Fill(byte[] pixels, int left, int top, int width, int height, string colour)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));

        for (var y = top; y < Math.Min(top + height, Height); y++)
        {
            for (var x = left; x < Math.Min(left + width, Width); x++)
            {
                rgb.CopyTo(pixels, (y * (1 + (Width * BytesPerPixel))) + 1 + (x * BytesPerPixel));
            }
        }
    }

    private static byte[] Packed(byte[] pixels)
    {
        using var packed = new MemoryStream();

        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(pixels);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    // CRC-32 of ISO 3309, as PNG (RFC 2083 §3.4) asks.
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc ^= b;

            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) is 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return crc;
    }
}
