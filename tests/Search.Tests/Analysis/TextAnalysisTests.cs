using System.Text;
using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tests.Analysis;

public sealed class TextAnalysisTests
{
    [Theory]
    [InlineData("en", "Passwords", "password")]
    [InlineData("de", "Häuser", "Haus")]
    [InlineData("fr", "Études", "etude")]
    [InlineData("ru", "книгами", "книга")]
    [InlineData("en", "1,000", "1000")]
    [InlineData("en", "ＡＰＩ", "api")]
    [InlineData("ja", "サーバー", "サーバ")]
    [InlineData("ja", "ｻｰﾊﾞｰ", "サーバ")]
    [InlineData("ja", "メール", "めーる")]
    [InlineData("zh-Hant", "帳號", "账号")]
    [InlineData("zh", "優惠券", "优惠券")]
    [InlineData("ko", "비밀번호를", "비밀번호는")]
    public void Writings_of_one_word_meet(string language, string one, string other) => Assert.Equal(Terms(language, one), Terms(language, other));

    [Fact]
    public void Syllables_taken_apart_are_put_together_again() =>
        Assert.Equal(Terms("ko", "비밀번호"), Terms("ko", "비밀번호".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void What_cannot_be_seen_does_not_divide() => Assert.Equal(Terms("en", "password"), Terms("en", "pass\u200Bword"));

    [Fact]
    public void A_compound_has_its_parts_and_what_stands_apart_may_be_one() =>
        Assert.Superset(Terms("ko", "비밀번호").ToHashSet(), Terms("ko", "비밀 번호").ToHashSet());

    [Fact]
    public void Places_are_those_in_the_text() =>
        Assert.All(new TextAnalysis("ja").Read("設定のバックアップ"), term => Assert.InRange(term.End, term.Start + 1, "設定のバックアップ".Length));

    private static List<string> Terms(string language, string text) =>
        new TextAnalysis(language).Read(TextFolding.Clean(text)).Where(term => term.Kind is not TermKind.Whole).Select(term => term.Text).ToList();
}
