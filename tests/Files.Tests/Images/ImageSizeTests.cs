using System.Text;
using Oqupie.Files.Images;

namespace Oqupie.Files.Tests.Images;

public sealed class ImageSizeTests
{
    [Theory]
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x05\0\0\0\x02\xD0", 1280, 720)]
    [InlineData("GIF89a\x40\x01\xF0\0", 320, 240)]
    [InlineData("RIFF----WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\x04\0\xCF\x02\0", 1280, 720)]
    [InlineData("RIFF----WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\0\x05\xD0\x02", 1280, 720)]
    [InlineData("RIFF----WEBPVP8L\x0A\0\0\0\x2F\xFF\xC4\xB3\0", 1280, 720)]
    [InlineData("\xFF\xD8\xFF\xDB\0\x03\x01\xFF\xC2\0\x0B\x08\x02\xD0\x05\0\x01\x01\x11\0", 1280, 720)]
    public void A_picture_says_how_large_it_is(string start, int width, int height) =>
        Assert.Equal(new ImageSize(width, height), ImageSize.Of(Encoding.Latin1.GetBytes(start)));

    [Fact]
    public void A_photo_on_its_side_is_as_large_as_it_is_shown()
    {
        var exif = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        byte[] photo =
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. Encoding.Latin1.GetBytes(exif), 0xFF, 0xC0, 0, 11, 8, 2, 0xD0, 5, 0, 1, 1, 0x11, 0,
        ];

        Assert.Equal(new ImageSize(720, 1280), ImageSize.Of(photo));
    }

    [Theory]
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10", true)] // 10,000 × 10,000
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x11", false)]
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60", false)] // 60,000 × 60,000
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x7F\0\0\0\x7F\0\0\0", false)]
    [InlineData("GIF89a\xFF\xFF\xFF\xFF", false)]
    [InlineData("RIFF----WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\xFF\0\xFF\xFF\0", false)]
    [InlineData("\xFF\xD8\xFF\xDB\0\x03\x01\xFF\xC2\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0", false)]
    [InlineData("\x89PNG\r\n", true)]
    public void A_picture_of_too_many_pixels_is_not_shown(string start, bool shown)
    {
        Assert.Equal(shown, ImageSize.MayBeShown(Encoding.Latin1.GetBytes(start), isWhole: true));
        Assert.True(shown || ImageMetadata.Remove(Encoding.Latin1.GetBytes(start)) is null);
    }

    [Fact]
    public void A_picture_that_hides_its_size_is_not_shown() => Assert.False(ImageSize.MayBeShown([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF], isWhole: false));

    [Theory]
    [InlineData("")]
    [InlineData("<svg width='1' height='1'/>")]
    [InlineData("\x89PNG\r\n\x1A\n")]
    [InlineData("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x7F\0\x05\0\0\0\x02\xD0")]
    [InlineData("GIF89a\0\0\0\0")]
    [InlineData("\xFF\xD8\xFF\xDB\xFF\xFF\x01")]
    [InlineData("\xFF\xD8\xFF\xD9")]
    [InlineData("RIFF----WEBPJUNK----")]
    public void What_does_not_say_has_no_size(string start) => Assert.Null(ImageSize.Of(Encoding.Latin1.GetBytes(start)));
}
