using System.Text;
using Oqupie.Channels.Email;

namespace Oqupie.Channels.Tests.Email;

public sealed class MailCharsetsTests
{
    [Theory]
    [InlineData(1252, "Formação do cartão é fácil")]
    [InlineData(1252, "Müller schließt für heute")]
    [InlineData(949, "문의")]
    [InlineData(949, "환불 요청드립니다. 주문번호 1234")]
    [InlineData(932, "返品したいです")]
    [InlineData(51932, "返品したいです")]
    [InlineData(54936, "我想退款")]
    [InlineData(950, "我想退款，請問怎麼辦？")]
    public void Bytes_without_a_label_tell_what_they_are(int codePage, string text)
    {
        MailCharsets.Labelled("utf-8");
        var bytes = Encoding.GetEncoding(codePage).GetBytes(text);

        Assert.Equal(text, MailCharsets.Decode(bytes, label: null));
    }

    [Theory]
    [InlineData("euc-kr", "한글은 이렇게 옵니다")]
    [InlineData("iso-8859-1", "café für zwei")]
    [InlineData("iso-8859-1", "한글은 이렇게 옵니다")]
    [InlineData("us-ascii", "한글은 이렇게 옵니다")]
    [InlineData("utf-7", "한글은 이렇게 옵니다")]
    public void Utf_8_is_known_under_a_wrong_label(string label, string text) =>
        Assert.Equal(text, MailCharsets.Decode(Encoding.UTF8.GetBytes(text), label));

    [Fact]
    public void One_broken_letter_does_not_make_the_label_wrong()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("환불해 주세요, 주문번호는 다음과 같습니다"), 0xEC];

        Assert.StartsWith("환불해 주세요", MailCharsets.Decode(bytes, "utf-8"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_korean_word_is_not_mistaken_for_utf_8()
    {
        MailCharsets.Labelled("utf-8");
        Assert.Equal("짜짜", MailCharsets.Decode(Encoding.GetEncoding(949).GetBytes("짜짜"), "euc-kr"));
    }
}
