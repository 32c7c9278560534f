using System.Buffers.Binary;
using System.Text;
using Oqupie.Files.Images;

namespace Oqupie.Files.Tests.Images;

public sealed class ImageMetadataTests
{
    private const string Secret = "37.5665N 126.9780E";

    [Fact]
    public void A_photo_loses_its_place_and_keeps_its_picture()
    {
        byte[] tables = [0xFF, 0xDB, 0, 4, 1, 2];
        byte[] scan = [0xFF, 0xDA, 0, 3, 0, 9, 0xFF, 0, 8, 0xFF, 0xD0, 7, 0xFF, 0xD9];
        byte[] photo =
        [
            0xFF, 0xD8, .. Segment(0xE1, Exif(orientation: 1)), .. Segment(0xFE, Secret), .. Segment(0xE1, $"http://ns.adobe.com/xap/1.0/\0{Secret}"),
            .. tables, .. scan, .. Encoding.Latin1.GetBytes(Secret),
        ];

        Assert.Equal([0xFF, 0xD8, .. tables, .. scan], ImageMetadata.Remove(photo));
    }

    [Fact]
    public void A_photo_that_was_turned_stays_so()
    {
        byte[] photo = [0xFF, 0xD8, .. Segment(0xE1, Exif(orientation: 6)), 0xFF, 0xD9];

        var kept = ImageMetadata.Remove(photo)!;

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal((36 + 4, 6), (kept.Length, kept[31]));
        Assert.Equal(kept, ImageMetadata.Remove(kept));
    }

    [Fact]
    public void A_PNG_loses_its_texts()
    {
        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] picture = [.. Chunk("IDAT", "pixels"), .. Chunk("IEND", "")];

        var kept = ImageMetadata.Remove([.. signature, .. Chunk("eXIf", Secret), .. Chunk("tEXt", Secret), .. picture, .. Encoding.Latin1.GetBytes(Secret)])!;

        Assert.Equal([.. signature, .. picture], kept);
    }

    [Fact]
    public void A_GIF_loses_its_comments_and_goes_on_moving()
    {
        byte[] start = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];
        byte[] loop = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B];

        var kept = ImageMetadata.Remove([.. start, .. loop, 0x21, 0xFE, (byte)Secret.Length, .. Encoding.Latin1.GetBytes(Secret), 0, .. frame])!;

        Assert.Equal([.. start, .. loop, .. frame], kept);
    }

    [Fact]
    public void A_WebP_loses_its_place()
    {
        byte[] picture = Riff("VP8 ", "pixels");

        var kept = ImageMetadata.Remove(Webp([.. Riff("VP8X", "\u000C123\u0009\0\0\u0009\0\0"), .. picture, .. Riff("EXIF", Secret), .. Riff("XMP ", Secret)]));

        Assert.Equal(Webp([.. Riff("VP8X", "\0123\u0009\0\0\u0009\0\0"), .. picture]), kept);
    }

    [Theory]
    [InlineData("<svg/>")]
    [InlineData("\xFF\xD8\xFF")]
    [InlineData("\xFF\xD8\xFF\xE1\xFF\xFF")]
    [InlineData("\xFF\xD8\xFF\xDA\0\x02\xFF")]
    [InlineData("\x89PNG\r\n\x1A\n\x7F\xFF\xFF\xFFIDAT")]
    [InlineData("GIF89a")]
    [InlineData("GIF89a1111\xFF11")]
    [InlineData("RIFF\xFF\xFF\xFF\xFFWEBP")]
    public void What_is_no_whole_picture_is_none(string bytes) => Assert.Null(ImageMetadata.Remove(Encoding.Latin1.GetBytes(bytes)));

    private static byte[] Segment(byte marker, string content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. Encoding.Latin1.GetBytes(content)];

    private static string Exif(char orientation) => $"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0{orientation}\0\0\0{Secret}";

    private static string Exif(int orientation) => Exif((char)orientation);

    private static byte[] Chunk(string type, string content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)content.Length);
        Encoding.Latin1.GetBytes(type + content, chunk.AsSpan(4));
        return chunk;
    }

    private static byte[] Riff(string type, string content)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)content.Length);
        return [.. Encoding.Latin1.GetBytes(type), .. length, .. Encoding.Latin1.GetBytes(content), .. new byte[content.Length % 2]];
    }

    private static byte[] Webp(byte[] chunks)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)chunks.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. chunks];
    }
}
