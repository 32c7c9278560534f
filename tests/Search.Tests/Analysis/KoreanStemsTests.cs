using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tests.Analysis;

public sealed class KoreanStemsTests
{
    [Theory]
    [InlineData("비밀번호를", "비밀번호")]
    [InlineData("고객에게서는", "고객")]
    [InlineData("책을", "책")]
    [InlineData("서버로부터", "서버")]
    [InlineData("결제했습니다", "결제")]
    [InlineData("결제하려면", "결제")]
    [InlineData("변경되었나요", "변경")]
    [InlineData("무엇인가요", "무엇")]
    [InlineData("계정입니까", "계정")]
    public void Particles_and_endings_are_taken_off(string word, string stem) => Assert.Equal(stem, KoreanStems.Stem(word));

    [Theory]
    [InlineData("메시지")]
    [InlineData("광고")]
    [InlineData("회의")]
    [InlineData("화면")]
    [InlineData("계약서")]
    public void Nouns_that_end_like_an_ending_stay_whole(string noun) => Assert.Equal(noun, KoreanStems.Stem(noun));

    [Theory]
    [InlineData("어려워요", "어려운")]
    [InlineData("걸렸습니다", "걸리는")]
    [InlineData("환불받았는데", "환불받을")]
    public void Forms_of_one_verb_meet(string one, string other) => Assert.Equal(KoreanStems.Stem(one), KoreanStems.Stem(other));

    [Fact]
    public void A_syllable_is_never_taken_off_itself() => Assert.All("은는이가을를의에도만다요고", c => Assert.Equal(c.ToString(), KoreanStems.Stem(c.ToString())));
}
