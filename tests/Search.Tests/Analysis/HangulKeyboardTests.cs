using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tests.Analysis;

public sealed class HangulKeyboardTests
{
    [Theory]
    [InlineData("rhror", "고객")]
    [InlineData("qlalfqjsgh", "비밀번호")]
    [InlineData("rkqt", "값")]
    [InlineData("dhkswjs", "완전")]
    [InlineData("QkfrkstoR", "빨간샊")]
    public void English_keys_are_Hangul(string typed, string meant) => Assert.Equal(meant, HangulKeyboard.ToHangul(typed));

    [Theory]
    [InlineData("password")]
    [InlineData("abc123")]
    [InlineData("x")]
    public void Keys_that_make_no_syllables_are_none(string typed) => Assert.Null(HangulKeyboard.ToHangul(typed));

    [Fact]
    public void Hangul_keys_are_English() => Assert.Equal("login", HangulKeyboard.ToLatin("ㅣㅐ햐ㅜ"));

    [Fact]
    public void Every_syllable_is_its_letters_again() =>
        Assert.All(
            Enumerable.Range('가', '힣' - '가' + 1).Select(c => ((char)c).ToString()), syllable => Assert.Equal(syllable, Jamo.Compose(Jamo.Letters(syllable))));
}
