using Oqupie.Files;

namespace Oqupie.Channels.Tests.Email.Characters;

public sealed class MailDecodingTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("ko-euc-kr", "결제가 두 번 되었어요", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ko-cp949-as-euc-kr", "똠방각하의 펲시 주문", "똠방각하님, 펲시콜라 주문이 안 돼요. 쓩 사라졌습니다.")]
    [InlineData("ko-cp949-as-ks_c_5601", "똠방각하의 펲시 주문", "똠방각하님, 펲시콜라 주문이 안 돼요. 쓩 사라졌습니다.")]
    [InlineData("ko-iso-2022-kr", "옛날 메일", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ko-unlabelled", "결제가 두 번 되었어요", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ko-unlabelled-utf8", "결제가 두 번 되었어요", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ko-split-word", "환불", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ko-utf8-labelled-euc-kr-wrong", "문의", "안녕하세요. 결제가 두 번 되었어요. 확인 부탁드립니다.")]
    [InlineData("ja-shift_jis", "注文について", "①注文番号は㈱テスト、髙橋です。ｶﾀｶﾅ")]
    [InlineData("ja-iso-2022-jp", "注文について", "こんにちは。注文した商品がまだ届きません。確認をお願いします。")]
    [InlineData("ja-unlabelled-sjis", "注文について", "こんにちは。注文した商品がまだ届きません。確認をお願いします。")]
    [InlineData("ja-unlabelled-iso-2022-jp", "注文について", "こんにちは。注文した商品がまだ届きません。確認をお願いします。")]
    [InlineData("ja-euc-jp", "注文について", "こんにちは。注文した商品がまだ届きません。確認をお願いします。")]
    [InlineData("ja-unlabelled-euc-jp", "注文について", "こんにちは。注文した商品がまだ届きません。確認をお願いします。")]
    [InlineData("zh-gb2312", "订单问题", "朱镕基和王喆的订单，㐀字也要显示。")]
    [InlineData("zh-gb18030", "订单问题", "朱镕基和王喆的订单，㐀字也要显示。")]
    [InlineData("zh-unlabelled-gbk", "订单问题", "您好，我的订单还没有收到，请帮我查一下。谢谢！")]
    [InlineData("zh-big5", "訂單問題", "您好，我的訂單還沒有收到，請幫我查詢。謝謝！")]
    [InlineData("zh-unlabelled-big5", "訂單問題", "您好，我的訂單還沒有收到，請幫我查詢。謝謝！")]
    [InlineData("ko-as-latin1", "배송이 너무 늦어요", "어제 주문했는데 아직 출발도 안 했다고 나와요.")]
    [InlineData("ko-as-gb2312", "배송이 너무 늦어요", "어제 주문했는데 아직 출발도 안 했다고 나와요.")]
    [InlineData("ko-raw-headers", "쿠폰", "쿠폰이 적용되지 않아요.")]
    [InlineData("ko-utf16", "쿠폰이 안 돼요", "쿠폰이 적용되지 않아요.")]
    [InlineData("ko-split-word-cp949", "쿠폰이 적용되지 않아요, 펲시", "네.")]
    [InlineData("ja-jis-x-0212", "返品の件", "担当は丂丄侚さんです。")]
    [InlineData("ja-raw-jis-subject", "返品の件", "返品したいです。")]
    [InlineData("ja-half-width", "返品の件", "ﾍﾝﾋﾟﾝ ｼﾀｲ ﾃﾞｽ ﾖﾛｼｸ ｵﾈｶﾞｲ ｼﾏｽ")]
    [InlineData("ja-sjis-as-euc-jp", "領収書をお願いします", "領収書を送ってください。")]
    [InlineData("zh-big5-as-gb2312", "請問什麼時候發貨", "我上週訂的東西還沒有收到，請問什麼時候發貨？")]
    [InlineData("zh-hz", "退货", "我想退货。")]
    [InlineData("ru-unlabelled", "Где мой заказ?", "Здравствуйте! Где мой заказ?")]
    [InlineData("unknown-charset", "안녕", "안녕")]
    [InlineData("flowed", "Flowed", "This line goes on and ends here.\n> quoted text\nNew line.")]
    [InlineData("apple", "Apple", "Before\n\nAfter")]
    [InlineData("broken-multipart", "Broken", "There is no such boundary here.")]
    public async Task It_reads_as_it_was_written(string name, string subject, string text)
    {
        var mail = await _rig.ReadFile(name, Ended);

        Assert.Null(mail.Failure);
        Assert.Equal(subject, mail.Subject);
        Assert.Equal(text, mail.Text);
    }

    [Theory]
    [InlineData("ko-euc-kr", "홍길동", "hong@naver.example")]
    [InlineData("ko-cp949-as-euc-kr", "설믜", "s@daum.example")]
    [InlineData("ko-unlabelled", "홍길동", "hong@naver.example")]
    [InlineData("ko-unlabelled-utf8", "홍길동", "hong@naver.example")]
    [InlineData("no-from", "", "")]
    public async Task It_says_who_wrote_it(string name, string sender, string address) =>
        Assert.Equal(new(sender, address), (await _rig.ReadFile(name, Ended)).From);

    [Fact]
    public async Task Files_have_the_names_their_senders_gave_them_and_lead_nowhere()
    {
        var mail = await _rig.ReadFile("files", Ended);

        Assert.Equal(
            [
                "견적서.pdf", "똠방각하.pdf", "결제내역서_2026년.pdf", "펲시.pdf", "영수증.pdf", "영수증.pdf", "passwd", "report.exe", "invoicefdp.exe", "attachment-10.pdf",
                "전달된 메일.eml",
            ],
            mail.Attachments.Select(file => file.Name));
        Assert.All(mail.Attachments[..10], file => Assert.Equal(4, file.Size));
    }

    [Fact]
    public async Task File_names_split_inside_a_character_or_mislabelled_or_decomposed_are_whole() =>
        Assert.Equal(
            ["똠방각하.pdf", "똠방각하.pdf", "견적서를 확인해 주세요.pdf", "견적서.pdf", "見積書.pdf", "한글 파일.pdf", "한글 파일.pdf", "견적서.pdf"],
            (await _rig.ReadFile("file-names", Ended)).Attachments.Select(file => file.Name));

    [Fact]
    public async Task A_raw_name_in_shift_jis_keeps_its_characters_that_end_in_a_backslash() =>
        Assert.Equal("表示ソ.pdf", Assert.Single((await _rig.ReadFile("file-name-sjis", Ended)).Attachments).Name);

    [Fact]
    public async Task A_file_lies_decoded_in_the_blob_store()
    {
        var mail = await _rig.ReadFile("files", Ended);

        await using var content = await _rig.The<IBlobStore>().Open(Cast.Account, mail.Attachments[0].Sha256, Ended);
        using var reader = new StreamReader(content!);
        Assert.Equal("%PDF", await reader.ReadToEndAsync(Ended));
    }

    [Fact]
    public async Task Html_and_text_are_both_kept_and_the_picture_in_it_is_known()
    {
        var mail = await _rig.ReadFile("html-inline", Ended);

        Assert.Equal("화면이 이상해요", mail.Text);
        Assert.Contains("<b>이상해요</b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"cid:shot@1\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("script", mail.Html, StringComparison.Ordinal);
        Assert.Equal([("shot.png", "shot@1", true), ("log.pdf", null, false)], mail.Attachments.Select(file => (file.Name, file.ContentId, file.Inline)));
    }

    [Fact]
    public async Task Html_alone_gets_a_text()
    {
        var mail = await _rig.ReadFile("html-only", Ended);

        Assert.Equal("첫째 줄\n\n- 하나\n- 둘\n\n> 인용\n\n링크 <https://cook.example/a>", mail.Text);
        Assert.Contains("<li>하나</li>", mail.Html, StringComparison.Ordinal);
    }
}
