using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Bounces;
using Oqupie.Channels.Email.Reading;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email.Bounces;

/// <summary>Which mail a machine wrote.</summary>
public sealed class MachineMailTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("Auto-Submitted: auto-generated", AutomaticMail.AutoReply)]
    [InlineData("Auto-Submitted: no", null)]
    [InlineData("Precedence: junk", AutomaticMail.AutoReply)]
    [InlineData("Precedence: bulk", AutomaticMail.List)]
    [InlineData("Precedence: first-class", null)]
    [InlineData("List-Id: <news.x.example>", AutomaticMail.List)]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply", AutomaticMail.AutoReply)]
    [InlineData("X-Auto-Response-Suppress: All", AutomaticMail.AutoReply)]
    [InlineData("X-Auto-Response-Suppress: DR, RN, NRN", null)]
    [InlineData("X-Autoreply: yes", AutomaticMail.AutoReply)]
    [InlineData("Return-Path: < >", AutomaticMail.AutoReply)]
    [InlineData("Auto-Submitted: auto-replied\nSubject: Please confirm your message", AutomaticMail.Challenge)]
    [InlineData("Subject: Please confirm your message", null)]
    public async Task It_says_so_in_its_headers(string headers, AutomaticMail? kind) =>
        Assert.Equal(kind, (await _rig.Read($"From: ada@example.com\n{headers}\n\nHi", Ended)).AutomaticKind);

    [Fact]
    public async Task An_answer_of_our_own_says_that_nobody_wrote_it()
    {
        var item = Cast.Reply();
        using var mail = await _rig.The<MailWriter>().Write(
            Cast.Channel(), item.With(envelope => envelope with { Automatic = true, Subject = "문의가 접수되었습니다" }), Ended);
        var raw = new MemoryStream();
        await mail.WriteToAsync(raw, Ended);

        var elsewhere = await _rig.The<MailReader>().Read(Cast.Channel(address: "help@farm.example"), await _rig.Journal(raw.ToArray(), Ended), Ended);

        Assert.Equal(("문의가 접수되었습니다 [#1042]", AutomaticMail.AutoReply), (elsewhere.Subject, elsewhere.AutomaticKind));
    }

    [Theory]
    [InlineData("no-reply@x.example", AutomaticMail.NoReply)]
    [InlineData("DoNotReply-17@x.example", AutomaticMail.NoReply)]
    [InlineData("MAILER-DAEMON@x.example", AutomaticMail.AutoReply)]
    [InlineData("Support@Cook.example", AutomaticMail.OwnAddress)]
    [InlineData("norbert@x.example", null)]
    [InlineData("postmaster@x.example", null)] // Tom, who looks after the mail of x.example.
    public async Task Its_sender_reads_no_answers(string from, AutomaticMail? kind)
    {
        var mail = await _rig.Read($"From: {from}\nSubject: Hi\n\nHi", Ended);

        Assert.Equal(kind, mail.AutomaticKind);
        Assert.Equal(kind is null ? null : IntakeFate.AutoReply, mail.Automatic);
    }

    [Theory]
    [InlineData("Out of Office: until Monday")]
    [InlineData("Automatic reply: x")]
    [InlineData("부재중 자동응답")]
    [InlineData("[자동응답] 휴가")]
    [InlineData("自動応答: 休暇")]
    [InlineData("【自動返信】お問い合わせ")]
    [InlineData("自动回复：您好")]
    [InlineData("自動回覆: 您好")]
    [InlineData("Automatische Antwort: x")]
    [InlineData("Abwesenheitsnotiz: x")]
    [InlineData("Réponse automatique : x")]
    [InlineData("Respuesta automática: x")]
    [InlineData("Risposta automatica: x")]
    [InlineData("Resposta automática: x")]
    [InlineData("Automatisch antwoord: x")]
    [InlineData("Автоответ: x")]
    [InlineData("Automatyczna odpowiedź: x")]
    [InlineData("Autosvar: x")]
    [InlineData("Out of Office")]
    [InlineData("Out of Office AutoReply: Your ticket")]
    [InlineData("Out of the office Re: Your ticket")]
    [InlineData("Out of office until 5 May")]
    [InlineData("Out of Office - back on Monday")]
    [InlineData("I am out of the office until Monday")]
    [InlineData("[Auto-Reply] Your ticket")]
    [InlineData("Auto Response: Where is my order?")]
    [InlineData("On vacation")]
    [InlineData("On annual leave until 3 June")]
    [InlineData("부재중입니다")]
    [InlineData("부재중 안내: 1월 5일")]
    [InlineData("휴가 중입니다.")]
    [InlineData("자동 회신: 결제 문의")]
    [InlineData("不在のお知らせ")]
    [InlineData("自動返信メール：お問い合わせ")]
    [InlineData("休暇中です")]
    [InlineData("不在办公室")]
    [InlineData("自動答覆")]
    [InlineData("Abwesenheit: x")]
    [InlineData("Abwesend bis 5. Mai")]
    [InlineData("Afwezig: x")]
    [InlineData("Absence du bureau")]
    [InlineData("Fuera de la oficina: x")]
    [InlineData("Fuori ufficio")]
    [InlineData("Ausência temporária")]
    [InlineData("Automatická odpověď: x")]
    [InlineData("Automatická odpoveď: x")]
    [InlineData("Автоматический ответ: x")]
    [InlineData("Автоматична відповідь: x")]
    [InlineData("Automatiskt svar: x")]
    [InlineData("Fravær")]
    [InlineData("Automaattinen vastaus: x")]
    [InlineData("Otomatik yanıt: x")]
    [InlineData("Αυτόματη απάντηση: x")]
    [InlineData("Automatikus válasz: x")]
    [InlineData("Răspuns automat: x")]
    [InlineData("Automatski odgovor: x")]
    [InlineData("תשובה אוטומטית: x")]
    [InlineData("رد تلقائي: x")]
    [InlineData("Trả lời tự động: x")]
    [InlineData("Balasan otomatis: x")]
    [InlineData("ตอบกลับอัตโนมัติ: x")]
    public async Task An_absence_is_told_in_the_languages_of_the_world(string subject) =>
        Assert.Equal(AutomaticMail.OutOfOffice, (await _rig.Read($"From: ada@example.com\nSubject: {subject}\n\nHi", Ended)).AutomaticKind);

    /// <summary>What lists, mail servers and some addresses look like is no proof that nobody wrote.</summary>
    [Theory]
    [InlineData("X-Auto-Response-Suppress: All", "", true)]
    [InlineData("List-Id: <team.x.example>\nPrecedence: list", "", true)]
    [InlineData("List-Unsubscribe: <mailto:x@x.example>", "", true)]
    [InlineData("X-Loop: x", "noreply.kim@x.example", true)]
    [InlineData("List-Id: <team.x.example>\nAuto-Submitted: auto-replied", "", false)]
    [InlineData("X-Auto-Response-Suppress: All\nPrecedence: bulk", "", false)]
    [InlineData("X-Auto-Response-Suppress: All\nReturn-Path: <>", "", false)]
    [InlineData("X-Auto-Response-Suppress: All\nSubject: Automatic reply: x", "", false)]
    [InlineData("X-Auto-Response-Suppress: All\nSubject: On vacation I lost my phone", "", false)]
    [InlineData("X-Autoreply: yes", "noreply@x.example", false)]
    public async Task Some_of_it_may_be_a_persons(string headers, string from, bool maybe)
    {
        var mail = await _rig.Read($"From: {(from.Length > 0 ? from : "ada@example.com")}\n{headers}\n\nHi", Ended);

        Assert.Equal((IntakeFate.AutoReply, maybe), (mail.Automatic, mail.MaybePerson));
    }

    [Theory]
    [InlineData("Re: Automatic reply: x")]
    [InlineData("My out of office does not work")]
    [InlineData("답장: 부재중 자동응답")]
    [InlineData("자동 응답 설정은 어디서 하나요?")]
    [InlineData("자동응답이 두 번 왔어요")]
    [InlineData("부재중 전화가 왔어요")]
    [InlineData("부재중 알림이 안 와요")]
    [InlineData("휴가 중 결제 문의")]
    [InlineData("휴가중에 결제가 되었어요")]
    [InlineData("출장 중 - 로그인이 안 돼요")]
    [InlineData("자동 회신?")]
    [InlineData("On holiday event I lost my reward")]
    [InlineData("On holiday - I lost my reward")]
    [InlineData("On vacation, and my account was stolen")]
    [InlineData("Automatic reply settings are gone")]
    [InlineData("Automatic replies: how do I switch them on?")]
    [InlineData("\"Automatic reply\" does not work")]
    [InlineData("Out of office feature request")]
    [InlineData("Out of officer badges")]
    [InlineData("Auto-reply is sent twice")]
    [InlineData("I'm away and cannot sign in")]
    [InlineData("自動返信メールが届きません")]
    [InlineData("不在通知が届いたのですが")]
    [InlineData("休暇中にログインできません")]
    [InlineData("自动回复功能怎么关闭？")]
    [InlineData("自動回覆設定在哪裡")]
    [InlineData("Abwesenheitsnotiz einrichten")]
    [InlineData("Automatische Antwort kommt doppelt")]
    [InlineData("Absence de réponse")]
    [InlineData("Réponse automatique ne marche pas")]
    [InlineData("Fuera de la oficina no puedo entrar")]
    [InlineData("Ausencia del producto")]
    [InlineData("Risposta automatica non funziona")]
    [InlineData("Автоответ не приходит")]
    [InlineData("Autosvar fungerar inte")]
    [InlineData("ตอบกลับอัตโนมัติตั้งค่าที่ไหน")]
    public async Task A_person_may_write_about_an_absence(string subject) =>
        Assert.Null((await _rig.Read($"From: ada@example.com\nSubject: {subject}\n\nHi", Ended)).Automatic);
}
