using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class PreviewTests
{
    [Theory]
    [InlineData("  two\r\n\r\nlines\t here ", "two lines here")]
    [InlineData("", "")]
    [InlineData("안녕하세요\n반갑습니다", "안녕하세요 반갑습니다")]
    public void Is_one_line(string text, string preview) => Assert.Equal(preview, Preview.Of(text));

    [Fact]
    public void Never_ends_in_half_a_character()
    {
        var preview = Preview.Of(string.Concat(Enumerable.Repeat("😀", 200)));

        Assert.Equal(70, preview.EnumerateRunes().Count());
    }
}
