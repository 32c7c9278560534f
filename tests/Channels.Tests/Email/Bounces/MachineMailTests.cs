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
    public async Task An_absence_is_told_in_the_languages_of_the_world(string subject) =>
        Assert.Equal(AutomaticMail.OutOfOffice, (await _rig.Read($"From: ada@example.com\nSubject: {subject}\n\nHi", Ended)).AutomaticKind);

    [Theory]
    [InlineData("Re: Automatic reply: x")]
    [InlineData("My out of office does not work")]
    [InlineData("답장: 부재중 자동응답")]
    public async Task A_person_may_write_about_an_absence(string subject) =>
        Assert.Null((await _rig.Read($"From: ada@example.com\nSubject: {subject}\n\nHi", Ended)).Automatic);
}
