using System.Text;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Tests.Email.Characters;

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
    [InlineData(54936, "退款")]
    [InlineData(932, "ｺﾝﾆﾁﾊ ﾁｭｳﾓﾝｼﾀ ｼｮｳﾋﾝｶﾞ ﾄﾄﾞｷﾏｾﾝ")]
    [InlineData(932, "返品希望 商品番号 東京都港区")]
    [InlineData(51932, "返品希望 商品番号 東京都港区")]
    [InlineData(1250, "Dobrý den, objednávka ještě nepřišla. Můžete mi pomoci?")]
    [InlineData(1252, "Più tardi è già perché però")]
    [InlineData(1254, "Merhaba, siparişim hâlâ gelmedi. Yardım eder misiniz?")]
    [InlineData(1251, "Здравствуйте, мой заказ ещё не пришёл.")]
    [InlineData(20866, "Здравствуйте, мой заказ ещё не пришёл.")]
    [InlineData(1253, "Καλημέρα, η παραγγελία μου δεν έφτασε ακόμα.")]
    [InlineData(1255, "שלום, ההזמנה שלי עדיין לא הגיעה")]
    [InlineData(1256, "مرحبا، طلبي لم يصل بعد")]
    [InlineData(874, "สวัสดีครับ สินค้ายังไม่มาถึง")]
    [InlineData(1200, "안녕하세요. 결제가 두 번 되었어요.")]
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

    [Theory]
    [InlineData(949, "iso-8859-1", "안녕하세요. 결제가 두 번 되었어요.")]
    [InlineData(949, "gb2312", "안녕하세요. 결제가 두 번 되었어요.")]
    [InlineData(949, "utf-8", "안녕하세요. 결제가 두 번 되었어요.")]
    [InlineData(932, "euc-jp", "こんにちは。注文した商品がまだ届きません。")]
    [InlineData(51932, "shift_jis", "こんにちは。注文した商品がまだ届きません。")]
    [InlineData(54936, "iso-8859-1", "您好，我的订单还没有收到，请帮我查一下。")]
    [InlineData(950, "gb2312", "您好，我的訂單還沒有收到，請幫我查詢。")]
    [InlineData(1201, "utf-16", "안녕하세요. 결제가 두 번 되었어요.")]
    public void A_label_that_makes_no_sense_is_not_believed(int codePage, string label, string text)
    {
        MailCharsets.Labelled("utf-8");
        Assert.Equal(text, MailCharsets.Decode(Encoding.GetEncoding(codePage).GetBytes(text), label));
    }

    [Theory]
    [InlineData(54936, "gb2312", "朱镕基和王喆")]
    [InlineData(949, "euc-kr", "뷁쉙 똠방각하 햏햏")]
    [InlineData(949, "euc-kr", "大韓民國 서울特別市")]
    [InlineData(1252, "iso-8859-1", "À É Ü ß — “Ø”")]
    [InlineData(1252, "iso-8859-1", "ÉTÉ À NOËL, ÇA VA ÊTRE TRÈS DRÔLE")]
    public void A_label_is_believed_where_the_text_is_merely_rare(int codePage, string label, string text)
    {
        MailCharsets.Labelled("utf-8");
        Assert.Equal(text, MailCharsets.Decode(Encoding.GetEncoding(codePage).GetBytes(text), label));
    }

    [Theory]
    [InlineData("iso-2022-jp", "1B242844 3021 3022 1B2842 20 1B2442 436D 1B2842", "丂丄 注")]
    [InlineData("iso-2022-jp-2", "1B2442 436D 1B242843 3E48 1B2842", "注안")]
    [InlineData("iso-2022-jp-2", "1B2441 447A 3A43 1B2842", "您好")]
    [InlineData("iso-2022-jp-3", "1B24284F 2D21 1B2842", "①")]
    [InlineData("iso-2022-jp", "1B2442 2D21 2D6A 7C62 1B2842", "①㈱髙")]
    [InlineData("iso-2022-jp", "1B2849 3640 3645 1B2842", "ｶﾀｶﾅ")]
    [InlineData("iso-2022-jp", "0E 3640 3645 0F", "ｶﾀｶﾅ")]
    [InlineData("iso-2022-jp", "1B284A B6C0 B6C5 1B2842", "ｶﾀｶﾅ")]
    [InlineData("iso-2022-cn", "1B242941 0E 3D3B 3B3B 0F", "交换")]
    [InlineData("euc-jp", "8FB0A1 C3ED", "丂注")]
    public void The_extensions_of_japanese_and_chinese_mail_are_read(string label, string hex, string text) =>
        Assert.Equal(text, MailCharsets.Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), label));

    [Fact]
    public void Utf_7_is_refused_and_opens_no_tag() =>
        Assert.Equal("+ADw-script+AD4-", MailCharsets.Decode("+ADw-script+AD4-"u8, "utf-7"));

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

    [Theory]
    [InlineData("Paid\0 twice", 65001, "utf-8")]
    [InlineData("두 번\0 결제", 65001, "utf-8")]
    [InlineData("두 번\0 결제", 949, "euc-kr")]
    [InlineData("二度\0払った", 932, "shift_jis")]
    [InlineData("Уже\0 заплатил", 1251, "windows-1251")]
    [InlineData("두 번\0 결제", 65001, null)]
    [InlineData("Paid\0 twice", 65001, null)]
    public void One_zero_byte_makes_no_wide_characters_of_a_short_text(string text, int codePage, string? label)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        Assert.Equal(text, MailCharsets.Decode(Encoding.GetEncoding(codePage).GetBytes(text), label));
    }
}
