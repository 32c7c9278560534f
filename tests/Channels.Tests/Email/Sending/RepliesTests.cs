using System.Text;
using MimeKit;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Reading;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Files.Links;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Sending;

/// <summary>What a customer gets, delivered by a real Postfix and read by a real Dovecot.</summary>
public sealed class RepliesTests(MailWorld world) : IAsyncLifetime
{
    private readonly Rig _rig = new(("Email:AcceptAnyCertificate", "true"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task It_threads_under_the_customers_mail_and_comes_back_to_the_ticket()
    {
        var mail = await Delivered(Cast.Reply());

        Assert.Equal("Re: 결제가 두 번 되었어요 [#1042]", mail.Subject);
        Assert.Equal("2@example.com", mail.InReplyTo);
        Assert.Equal(["1@example.com", "2@example.com"], mail.References);
        Assert.Equal("쿡타운 고객센터", mail.From.Mailboxes.Single().Name);
        Assert.Equal("Ada 러브레이스", mail.To.Mailboxes.Single().Name);
        Assert.Equal(new OwnMail(1042, "k3m9"), MailIds.Read(mail.MessageId!, Cast.Account, Cast.MailKey));
        Assert.Equal(1042, ReplyToken.Read(mail.ReplyTo.Mailboxes.Single().Address, Cast.Account, Cast.MailKey));
    }

    [Fact]
    public async Task Both_texts_say_the_same_and_end_in_the_signature()
    {
        var mail = await Delivered(Cast.Reply(text: "안녕하세요.\n\n1 < 2 입니다: https://cook.example/a?b=1&c=2."));

        Assert.Equal(
            "안녕하세요.\n\n1 < 2 입니다: https://cook.example/a?b=1&c=2.\n\n-- \n쿡타운 고객센터 드림\n평일 10-18시\n",
            mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("<a href=\"https://cook.example/a?b=1&amp;c=2\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("1 &lt; 2", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("평일 10-18시", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_goes_as_a_link_is_named_with_its_size_and_its_end_and_not_attached()
    {
        var link = new FileLink(new(2026, 2, 4, 9, 0, 0, TimeSpan.Zero), "https://help.example.com");
        var file = new FileRef { Sha256 = new('0', 64), Size = 60 << 20, Name = "<녹화>.mp4", ContentType = "video/mp4", Link = link };

        var mail = await Delivered(Cast.Reply(text: "보내 드려요.") with { Attachments = [file] });

        var address = $"https://help.example.com/files/{new FileLinkToken(Cast.Account, 1042, 3, 0, link.Until).Write([])}";
        Assert.Empty(mail.Attachments);
        Assert.Equal(
            $"보내 드려요.\n\n<녹화>.mp4 (60 MB · 2026년 2월 2일 월요일까지 받을 수 있어요)\n{address}\n\n-- \n쿡타운 고객센터 드림\n평일 10-18시\n",
            mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains($"<a href=\"{address}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;녹화&gt;.mp4</a>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_pictures_come_as_they_were()
    {
        var picture = await File("shot.png", "image/png", "picture", "shot@1");
        var file = await File("견적서 2026.pdf", "application/pdf", "invoice", contentId: null);

        var mail = await Delivered(Cast.Reply() with { Html = "<p>Here</p><img src=\"cid:shot@1\">", Attachments = [picture, file] });

        var shown = Assert.Single(mail.BodyParts.OfType<MimePart>(), part => part.ContentId == "shot@1");
        Assert.Equal("picture", Content(shown));
        Assert.Contains(shown, Assert.IsType<MultipartRelated>(Assert.IsType<MultipartAlternative>(Assert.IsType<Multipart>(mail.Body)[0])[1]));
        var attached = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("견적서 2026.pdf", attached.FileName);
        Assert.Equal("invoice", Content(attached));
    }

    [Fact]
    public async Task A_first_mail_is_no_answer()
    {
        var item = Cast.Reply();

        var mail = await Delivered(item.With(envelope => envelope with { InReplyTo = null, References = [] }));

        Assert.Equal("결제가 두 번 되었어요 [#1042]", mail.Subject);
        Assert.Null(mail.InReplyTo);
    }

    [Theory]
    [InlineData("Re: 문의", "Re: 문의 [#1042]")]
    [InlineData("RE: re : 답장: 문의", "Re: 문의 [#1042]")]
    [InlineData("AW: Re[2]: Frage", "Re: Frage [#1042]")]
    [InlineData("回复：订单", "Re: 订单 [#1042]")]
    [InlineData("Ref: 4711", "Re: Ref: 4711 [#1042]")]
    [InlineData("Regarding: x", "Re: Regarding: x [#1042]")]
    [InlineData("", "Re: 쿡타운 고객센터 [#1042]")]
    [InlineData("two\r\nBcc: lines@x.example", "Re: two Bcc: lines@x.example [#1042]")]
    [InlineData("Re: x [#1042]", "Re: x [#1042]")]
    [InlineData("[Cook Town #1042] x", "Re: [Cook Town #1042] x")]
    [InlineData("About [#77]", "Re: About [#77] [#1042]")]
    public async Task Re_and_the_number_are_said_once(string subject, string answered)
    {
        var item = Cast.Reply();
        var writer = _rig.The<MailWriter>();

        using var mail = await writer.Write(Cast.Channel(), item.With(envelope => envelope with { Subject = subject }), Ended);

        Assert.Equal(answered, mail.Subject);
        Assert.Null(mail.Headers[HeaderId.Bcc]);
    }

    [Theory]
    [InlineData("a..b@docomo.ne.jp", "<\"a..b\"@docomo.ne.jp>")]
    [InlineData("x.@docomo.ne.jp", "<\"x.\"@docomo.ne.jp>")]
    [InlineData("ada@example.com", "<ada@example.com>")]
    [InlineData("ada@münchen.example", "<ada@xn--mnchen-3ya.example>")]
    public async Task An_address_is_written_as_servers_want_it(string address, string written)
    {
        using var mail = await _rig.The<MailWriter>().Write(
            Cast.Channel(), Cast.Reply(address).With(envelope => envelope with { Cc = [new("", address)], Bcc = [new("", address)] }), Ended);

        Assert.EndsWith(written, mail.Headers[HeaderId.To], StringComparison.Ordinal);
        Assert.Equal(written.Trim('<', '>'), MailboxAddress.EncodeAddrspec(mail.Cc.Mailboxes.Single().Address));
        Assert.Equal(written.Trim('<', '>'), MailboxAddress.EncodeAddrspec(mail.Bcc.Mailboxes.Single().Address));
    }

    [Fact]
    public async Task A_mail_to_nobody_fails_with_words()
    {
        var channel = Cast.Channel(smtp: new() { Host = "smtp.cook.example", Port = 25 });

        var answer = await _rig.The<EmailAdapter>().Send(channel, Cast.Reply(""), Ended);

        Assert.Equal(new SendAnswer(DeliveryState.Failed, "The customer has no e-mail address."), answer);
    }

    [Fact]
    public async Task Others_in_copy_get_it_and_one_that_is_refused_does_not_keep_it_from_the_rest()
    {
        var servers = await world.Start();
        var colleague = await servers.NewMailbox();
        var item = Cast.Reply();

        var (answer, mail) = await SendAndRead(item.With(envelope => envelope with { Cc = [new("", "nobody@nowhere.example"), new("동료", colleague.Address)] }));

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.Contains("nobody@nowhere.example (550", answer.Answer, StringComparison.Ordinal);
        Assert.Equal(2, mail.Cc.Count);
        Assert.Equal(mail.MessageId, (await servers.WaitForMail(colleague, cancellationToken: Ended)).MessageId);
    }

    [Fact]
    public async Task A_blind_copy_arrives_and_no_copy_of_the_mail_names_it()
    {
        var servers = await world.Start();
        var boss = await servers.NewMailbox();
        var item = Cast.Reply();

        var (_, mail) = await SendAndRead(item.With(envelope => envelope with { Bcc = [new("", boss.Address)] }));

        var blind = await servers.WaitForMail(boss, cancellationToken: Ended);
        Assert.Equal(mail.MessageId, blind.MessageId);
        Assert.Empty(blind.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Value.Contains(boss.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_customer_is_refused_for_good()
    {
        var servers = await world.Start();
        var us = await servers.NewMailbox();

        var answer = await _rig.The<EmailAdapter>()
            .Send(Cast.Channel(smtp: servers.SmtpOf(us), address: us.Address), Cast.Reply("nobody@nowhere.example"), Ended);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("nobody@nowhere.example: 550", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_customers_answer_names_the_ticket_twice_and_our_own_mail_is_known()
    {
        var mail = await Delivered(Cast.Reply());
        var raw = new MemoryStream();
        await mail.WriteToAsync(raw, Ended);

        var ours = await _rig.The<MailReader>()
            .Read(Cast.Channel(address: mail.From.Mailboxes.Single().Address), await _rig.Journal(raw.ToArray(), Ended), Ended);
        Assert.True(ours.Ours);

        var answer = await _rig.Read(
            $"From: ada@example.com\nTo: {mail.ReplyTo.Mailboxes.Single().Address}\nIn-Reply-To: <{mail.MessageId}>\nSubject: Re: x\n\nThanks", Ended);
        Assert.Equal((1042, 1042), (answer.ReplyAddressTicket, answer.OwnMailTicket));
    }

    private async Task<MimeMessage> Delivered(OutboxItem item)
    {
        var (answer, mail) = await SendAndRead(item);
        Assert.Equal(DeliveryState.Sent, answer.State);
        return mail;
    }

    [Fact]
    public async Task A_copy_for_the_sent_folder_names_nobody_who_got_it_unseen()
    {
        var item = Cast.Reply().With(envelope => envelope with { Bcc = [new("", "boss@acme.example")] });

        using var copy = await _rig.The<MailWriter>().WriteCopy(Cast.Channel(), item, Ended);

        Assert.DoesNotContain("boss@acme.example", copy.ToString(), StringComparison.Ordinal);
        Assert.Contains("ada@example.com", copy.ToString(), StringComparison.Ordinal);
    }

    private async Task<(SendAnswer Answer, MimeMessage Mail)> SendAndRead(OutboxItem item)
    {
        var servers = await world.Start();
        var (us, customer) = (await servers.NewMailbox(), await servers.NewMailbox());
        var addressed = item.With(envelope => envelope with { To = envelope.To with { Email = customer.Address } });
        var answer = await _rig.The<EmailAdapter>().Send(Cast.Channel(smtp: servers.SmtpOf(us), address: us.Address), addressed, Ended);
        Assert.True(answer.State is DeliveryState.Sent, answer.Answer);
        return (answer, await servers.WaitForMail(customer, cancellationToken: Ended));
    }

    private async Task<FileRef> File(string name, string type, string content, string? contentId)
    {
        var blob = await _rig.The<IBlobStore>().Put(Cast.Account, new MemoryStream(Encoding.UTF8.GetBytes(content)), Ended);
        return new() { Sha256 = blob.Sha256, Size = blob.Size, Name = name, ContentType = type, ContentId = contentId, Inline = contentId is not null };
    }

    private static string Content(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content, Ended);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
