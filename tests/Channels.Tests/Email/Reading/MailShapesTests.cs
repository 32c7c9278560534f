using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Tests.Email.Reading;

/// <summary>Mail that is wrapped in something: Outlook's own format, invitations, signatures, encryption.</summary>
public sealed class MailShapesTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("tnef-rtf", "계약서를 보냅니다.\n확인 Thank you{}.")]
    [InlineData("tnef-html", "계약서를 보냅니다.")]
    [InlineData("tnef-beside-text", "계약서를 보냅니다.")]
    public async Task What_outlook_hides_in_winmail_dat_is_taken_out(string name, string text)
    {
        var mail = await _rig.ReadFile(name, Ended);

        Assert.Equal(text, mail.Text);
        Assert.Equal([("계약서.txt", 13), ("plan.txt", 4)], mail.Attachments.Select(file => (file.Name, (int)file.Size)));
    }

    [Fact]
    public async Task A_broken_winmail_dat_stays_a_file()
    {
        var mail = await _rig.ReadFile("tnef-broken", Ended);

        Assert.Equal("계약서를 보냅니다.", mail.Text);
        Assert.Equal(["winmail.dat"], mail.Attachments.Select(file => file.Name));
    }

    [Fact]
    public async Task An_invitation_says_what_when_where_and_who_and_is_one_file()
    {
        var mail = await _rig.ReadFile("invitation", Ended);

        Assert.Equal(
            """
            일정을 확인해 주세요.

            초대: 주방 설치 상담, 2차
            언제: 2026-01-12 15:00 – 16:00 (Asia/Seoul)
            어디서: 쿡타운 강남점 3층 상담실에서 만나요 (엘리베이터 옆)
            주최자: 한지우 <jiwoo@customer.example>
            참석자: 상담 <support@cook.example> (수락), minho@customer.example
            """,
            mail.Text);
        Assert.EndsWith(".ics", Assert.Single(mail.Attachments).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_event_of_whole_days_says_so()
    {
        var mail = await _rig.ReadFile("invitation-alone", Ended);

        Assert.StartsWith("취소된 일정: 주방 설치 상담, 2차\n언제: 2026-01-12 – 2026-01-13, 반복\n", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith(".ics", Assert.Single(mail.Attachments).Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smime-opaque", ProtectionKind.Smime, "서명한 메일입니다.", "a.pdf")]
    [InlineData("smime-opaque-octet-stream", ProtectionKind.Smime, "서명한 메일입니다.", "a.pdf")]
    [InlineData("smime-clear", ProtectionKind.Smime, "서명한 메일입니다.", "a.pdf")]
    [InlineData("pgp-signed", ProtectionKind.Pgp, "서명한 메일입니다.", "")]
    [InlineData("pgp-inline-signed", ProtectionKind.Pgp, "서명한 메일입니다.\n\n- 하나\n- 둘", "")]
    public async Task Signed_mail_is_read_without_its_signature_among_the_files(string name, ProtectionKind kind, string text, string files)
    {
        var mail = await _rig.ReadFile(name, Ended);

        Assert.Equal(new(ProtectionWay.Signed, kind), mail.Protection);
        Assert.Equal((text, files), (mail.Text, string.Join(' ', mail.Attachments.Select(file => file.Name))));
    }

    [Theory]
    [InlineData("smime-encrypted", ProtectionKind.Smime, "암호화된 메일입니다(S/MIME). 받은 그대로 첨부되어 있습니다.", "smime.p7m")]
    [InlineData("smime-encrypted-untyped", ProtectionKind.Smime, "암호화된 메일입니다(S/MIME). 받은 그대로 첨부되어 있습니다.", "smime.p7m")]
    [InlineData("pgp-encrypted", ProtectionKind.Pgp, "암호화된 메일입니다(PGP). 받은 그대로 첨부되어 있습니다.", "encrypted.asc")]
    [InlineData("pgp-encrypted-mangled", ProtectionKind.Pgp, "암호화된 메일입니다(PGP). 받은 그대로 첨부되어 있습니다.", "encrypted.asc")]
    public async Task Encrypted_mail_says_so_and_is_kept_as_a_file(string name, ProtectionKind kind, string text, string file)
    {
        var mail = await _rig.ReadFile(name, Ended);

        Assert.Equal(new(ProtectionWay.Encrypted, kind), mail.Protection);
        Assert.Equal((text, file), (mail.Text, Assert.Single(mail.Attachments).Name));
    }

    [Fact]
    public async Task An_encrypted_text_stays_as_it_came()
    {
        var mail = await _rig.ReadFile("pgp-inline-encrypted", Ended);

        Assert.Equal(new(ProtectionWay.Encrypted, ProtectionKind.Pgp), mail.Protection);
        Assert.StartsWith("-----BEGIN PGP MESSAGE-----", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_mail_that_cannot_be_opened_stays_a_file()
    {
        var mail = await _rig.ReadFile("smime-broken", Ended);

        Assert.Null(mail.Failure);
        Assert.Equal("smime.p7m", Assert.Single(mail.Attachments).Name);
    }

    [Fact]
    public async Task Plain_mail_has_no_protection() => Assert.Null((await _rig.ReadFile("ko-euc-kr", Ended)).Protection);
}
