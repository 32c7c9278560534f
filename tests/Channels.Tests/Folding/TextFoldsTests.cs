namespace Oqupie.Channels.Tests.Folding;

/// <summary>Each client and language in our own words; the answer is always the first paragraph.</summary>
public sealed class TextFoldsTests
{
    [Theory]
    [InlineData("On Tue, Mar 4, 2025 at 3:21 PM Kim Haneul <kim@cook.example> wrote:\n\n> Which order?")]
    [InlineData("On Tue, Mar 4, 2025 at 3:21 PM Kim Haneul via Cook Support <\nkim@cook.example> wrote:\n\n> Which order?")]
    [InlineData("2025년 3월 4일 (화) 오후 3:21, 김하늘 <kim@cook.example>님이 작성:\n\n> 어느 주문인가요?")]
    [InlineData("2025. 3. 4. 오후 3:21, 김하늘 <kim@cook.example> 작성:\n\n어느 주문인가요?")]
    [InlineData(
        "-----Original Message-----\nFrom: \"김하늘\"<kim@cook.example>\nTo: \"박서준\"<park@x.example>;\nCc:\nSent: 2025-03-04 (화) 15:21:10 (GMT+09:00)\nSubject: "
            + "주문 문의\n\n어느 주문인가요?")]
    [InlineData(
        "--------- 원본 메일 ---------\n보낸사람 : 김하늘 <kim@cook.example>\n받는사람 : 박서준 <park@x.example>\n날짜 : 2025년 3월 4일 화요일, 15시 21분 10초 +0900\n제목 : 주문 문의\n\n어느 "
            + "주문인가요?")]
    [InlineData("보낸 사람: 김하늘 <kim@cook.example>\n보낸 날짜: 2025년 3월 4일 화요일 오후 3:21\n받는 사람: 박서준\n제목: 주문 문의\n\n어느 주문인가요?")]
    [InlineData("보낸 사람: 김하늘\n\n보낸 날짜: 2025년 3월 4일 화요일 오후 3:21\n\n받는 사람: 박서준\n\n제목: 주문 문의\n\n어느 주문인가요?")]
    [InlineData("2025年3月4日(火) 15:21 金空 <kim@cook.example>:\n\n> どの注文ですか")]
    [InlineData("2025/03/04 15:21、金空 <kim@cook.example>のメール:\n\n> どの注文ですか")]
    [InlineData("差出人: 金空 <kim@cook.example>\n送信日時: 2025年3月4日 15:21\n宛先: 朴\n件名: 注文\n\nどの注文ですか")]
    [InlineData("-----元のメッセージ-----\nどの注文ですか")]
    [InlineData("在 2025-03-04 15:21:10，\"金\" <kim@cook.example> 写道：\n\n哪个订单？")]
    [InlineData(
        "------------------ 原始邮件 ------------------\n发件人: \"金\" <kim@cook.example>;\n发送时间: 2025年3月4日(星期二) 下午3:21\n收件人: \"朴\"<park@x.example>;\n主题: "
            + "订单\n\n哪个订单？")]
    [InlineData("寄件者: 金\n寄件日期: 2025年3月4日 下午 03:21\n收件者: 朴\n主旨: 訂單\n\n哪一張訂單？")]
    [InlineData("金 <kim@cook.example> 於 2025年3月4日 週二 下午3:21寫道：\n\n> 哪一張訂單？")]
    [InlineData("Am Di., 4. März 2025 um 15:21 Uhr schrieb Kim <kim@cook.example>:\n\n> Welche Bestellung?")]
    [InlineData("Am 04.03.2025 um 15:21 schrieb Kim:\n> Welche Bestellung?")]
    [InlineData("Von: Kim <kim@cook.example>\nGesendet: Dienstag, 4. März 2025 15:21\nAn: Park\nBetreff: Bestellung\n\nWelche Bestellung?")]
    [InlineData("Le mar. 4 mars 2025 à 15:21, Kim <kim@cook.example> a écrit :\n\n> Quelle commande ?")]
    [InlineData("De : Kim <kim@cook.example>\nEnvoyé : mardi 4 mars 2025 15:21\nÀ : Park\nObjet : Commande\n\nQuelle commande ?")]
    [InlineData("El mar, 4 mar 2025 a las 15:21, Kim (<kim@cook.example>) escribió:\n\n> ¿Qué pedido?")]
    [InlineData("Il giorno mar 4 mar 2025 alle ore 15:21 Kim <kim@cook.example> ha scritto:\n\n> Quale ordine?")]
    [InlineData("Em ter., 4 de mar. de 2025 às 15:21, Kim <kim@cook.example> escreveu:\n\n> Qual pedido?")]
    [InlineData("Op di 4 mrt 2025 om 15:21 schreef Kim <kim@cook.example>:\n\n> Welke bestelling?")]
    [InlineData("вт, 4 мар. 2025 г. в 15:21, Ким <kim@cook.example>:\n\n> Какой заказ?")]
    [InlineData("Вторник, 4 марта 2025, 15:21 +03:00 от Ким <kim@cook.example>:\n\nКакой заказ?")]
    [InlineData("04.03.2025, 15:21, \"Ким\" <kim@cook.example>:\n\n> Какой заказ?")]
    [InlineData("wt., 4 mar 2025 o 15:21 Kim <kim@cook.example> napisał(a):\n\n> Które zamówienie?")]
    [InlineData("W dniu 4.03.2025 o 15:21, Kim pisze:\n> Które zamówienie?")]
    [InlineData("Den tis 4 mars 2025 kl 15:21 skrev Kim <kim@cook.example>:\n\n> Vilken order?")]
    [InlineData("ti 4. maalisk. 2025 klo 15.21 Kim (kim@cook.example) kirjoitti:\n\n> Mikä tilaus?")]
    [InlineData("út 4. 3. 2025 v 15:21 odesílatel Kim <kim@cook.example> napsal:\n\n> Která objednávka?")]
    [InlineData("Kim <kim@cook.example>, 4 Mar 2025 Sal, 15:21 tarihinde şunu yazdı:\n\n> Hangi sipariş?")]
    [InlineData("Kim <kim@cook.example> ezt írta (időpont: 2025. márc. 4., K, 15:21):\n\n> Melyik rendelés?")]
    [InlineData("Vào Th 3, 4 thg 3, 2025 vào lúc 15:21 Kim <kim@cook.example> đã viết:\n\n> Đơn nào?")]
    [InlineData("Pada tanggal Sel, 4 Mar 2025 pukul 15.21 Kim <kim@cook.example> menulis:\n\n> Pesanan mana?")]
    [InlineData(
        "________________________________\nFrom: Kim <kim@cook.example>\nSent: Tuesday, March 4, 2025 3:21 PM\nTo: Park\nSubject: Order\n\nWhich order?")]
    [InlineData("Begin forwarded message:\n\nFrom: Kim <kim@cook.example>\nDate: 4 March 2025\nTo: Park\nSubject: Order\n\nWhich order?")]
    [InlineData("---- Kim Haneul wrote ----\n\nWhich order?")]
    [InlineData("2025. 3. 4. 오후 3:21, 김하늘 <kim@cook.example>님이 작성:\n\n> 어느 주문인가요?")]
    [InlineData("בתאריך יום ג׳, 4 במרץ 2025 ב-15:21 מאת Kim <kim@cook.example>:\n\n> איזו הזמנה?")]
    [InlineData("在 2025年3月4日，下午3:21，金 <kim@cook.example> 写道：\n\n> 哪个订单？")]
    [InlineData("Στις Τρί, 4 Μαρ 2025 στις 3:21 μ.μ., ο/η Kim <kim@cook.example> έγραψε:\n\n> Ποια;")]
    [InlineData("‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Tuesday, March 4th, 2025 at 3:21 PM, Kim <kim@cook.example> wrote:\n\n> Which order?")]
    [InlineData("> Which order?\n> And when?")]
    public void An_earlier_mail_is_folded_away(string earlier)
    {
        var text = $"주문 번호는 7번입니다.\n\nThank you.\n\n{earlier}\n";

        Assert.Equal("주문 번호는 7번입니다.\n\nThank you.", Folded.Written(text));
        Assert.Equal("quote", Folded.Kinds(text));
    }

    [Theory]
    [InlineData("-- \nKim Haneul\n+82 10 0000 0000")]
    [InlineData("Sent from my iPhone")]
    [InlineData("나의 iPhone에서 보냄")]
    [InlineData("내 Galaxy에서 보냈습니다.")]
    [InlineData("Galaxy에서 전송했습니다.")]
    [InlineData("iPhoneから送信")]
    [InlineData("发自我的iPhone")]
    [InlineData("從我的 iPhone 傳送")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Enviado do meu iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Отправлено с iPhone")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Skickat från min iPhone")]
    [InlineData("iPhone'umdan gönderildi")]
    [InlineData("Get Outlook for Android")]
    [InlineData("Android용 Outlook 다운로드")]
    [InlineData("본 메일은 지정된 수신인만을 위한 것이며 기밀 정보를 포함할 수 있습니다. 잘못 수신하신 경우 발신자에게 알리고 삭제하여 주시기 바랍니다.")]
    [InlineData("This e-mail and its attachments are confidential and meant for the intended recipient only. If it reached you in error, please delete it.")]
    public void A_signature_is_folded_away(string signature)
    {
        var text = $"배송이 언제 되나요?\n\n{signature}\n";

        Assert.Equal("배송이 언제 되나요?", Folded.Written(text));
        Assert.Equal("signature", Folded.Kinds(text));
    }

    [Theory]
    [InlineData("Hello,\n> Is it blue?\nYes.\n> And large?\nNo, small.")]
    [InlineData("On 4 March 2025 at 15:21, Kim wrote:\n> Is it blue?\nYes.\n\n> And large?\nNo, small.")]
    [InlineData("> It broke.\n\nMine too.")]
    [InlineData("I flew as follows:\nFrom: Seoul\nTo: Busan\nDate: 4 March 2025\n\nPlease pay it back.")]
    [InlineData("Your site says:\n\n---\nNothing is found.\n---\n\nWhy?")]
    [InlineData("On 5 March I ordered two:\none is missing.")]
    [InlineData("I need:\n- milk\n- Bread")]
    [InlineData("사진은 어제 메일로 보냈습니다.")]
    [InlineData("휴대폰으로 보냈습니다.")]
    [InlineData("Von meinem Konto wurde Geld abgebucht.")]
    [InlineData("Enviado por correo el lunes.")]
    [InlineData("请问发自上海的包裹在哪里？")]
    [InlineData("On 4 March 2025 I wrote to you: no answer.\nWhy?")]
    [InlineData("주문번호: 7\n날짜: 2025년 3월 4일\n제목: 환불\n부탁드려요.")]
    [InlineData("Sent from Busan on Monday, it came to Seoul on Friday. Why?")]
    [InlineData("제목: 환불 요청\n내용: 주문이 잘못 왔어요.")]
    [InlineData("```\n-- \nselect 1\n```")]
    [InlineData("제 메일은 confidential 이 아닙니다.\n\n> 인용만 하나\n\n그리고 답.")]
    [InlineData("Sent from my iPhone")]
    [InlineData("> Only a quote.")]
    [InlineData("-----Original Message-----")]
    [InlineData("")]
    [InlineData("\n \n")]
    public void What_somebody_wrote_stays(string text) => Assert.Equal("", Folded.Kinds(text));

    [Fact]
    public void A_mail_passed_on_without_a_word_shows_what_it_passes_on()
    {
        const string text =
            "---------- Forwarded message ---------\nFrom: Kim <kim@cook.example>\nDate: Tue, 4 Mar 2025\nSubject: Broken\nTo: <park@x.example>\n\nIt is "
                + "broken.";

        Assert.Equal("It is broken.", Folded.Written(text));
    }

    [Fact]
    public void An_answer_below_the_quote_stands_alone()
    {
        Assert.Equal(
            "Number 7.", Folded.Written("On 4 March 2025 at 15:21, Kim <kim@cook.example> wrote:\n> Which order?\n> Thanks\n\nNumber 7.\n\n-- \nPark"));
    }

    [Fact]
    public void Each_kind_is_named() =>
        Assert.Equal(
            "signature quote signature",
            Folded.Kinds("Number 7.\n\nSent from my iPhone\n\nOn 4 March 2025, Kim <kim@cook.example> wrote:\n> Which order?\n\n-- \nPark"));
}
