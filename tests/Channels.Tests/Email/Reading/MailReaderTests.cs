using System.Text;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Reading;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email.Reading;

public sealed class MailReaderTests : IAsyncLifetime
{
    private readonly Rig _rig = new(("Email:MaxMessageSize", "2000000"), ("Email:MaxParts", "600"), ("Email:MaxTextLength", "100000"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("auto-reply", IntakeFate.AutoReply)]
    [InlineData("bounce", IntakeFate.Bounce)]
    [InlineData("newsletter", IntakeFate.AutoReply)]
    [InlineData("ko-euc-kr", null)]
    public async Task What_a_machine_wrote_is_known(string name, IntakeFate? fate) => Assert.Equal(fate, (await _rig.ReadFile(name, Ended)).Automatic);

    [Fact]
    public async Task What_was_written_is_told_from_what_was_quoted_in_text_and_in_html()
    {
        var mail = await _rig.Read(
            """
            From: a@x.example
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; format=flowed

            Number 7.

            On Tue, 4 Mar 2025 at 15:21, Kim Haneul of the Cook Support \n<kim@x.example> wrote:
            > Which order?
            --b
            Content-Type: text/html

            <p>Number 7.</p><div class="moz-cite-prefix">Kim:</div><blockquote type="cite">Which order?</blockquote>
            --b--
            """.Replace("\\n", "\n", StringComparison.Ordinal), Ended);

        var quote = Assert.Single(mail.Folds);
        Assert.Equal("Number 7.", mail.Text[..quote.Start].TrimEnd());
        Assert.Equal(mail.Text.Length, quote.Start + quote.Length);
        Assert.Equal(
            "<p>Number 7.</p><div data-fold=\"quote\">Kim:</div><blockquote type=\"cite\" data-fold=\"quote\">Which order?</blockquote>", mail.Html?.Trim());
    }

    [Fact]
    public async Task Threading_reads_every_id_it_can()
    {
        var mail = await _rig.ReadFile("absurd-id", Ended);

        Assert.Null(mail.MailId);
        Assert.Equal(["a@x", "b@y", "c@z"], mail.References);
    }

    [Fact]
    public async Task The_same_mail_by_another_way_has_the_same_key()
    {
        var direct = await _rig.Read("Message-ID: <1@x>\r\nFrom: a@x.example\r\n\r\nHello\r\n", Ended);
        var forwarded = await _rig.Read("Received: from elsewhere\nMessage-ID: <1@x>\nFrom: A <A@x.example>\n\nHello\n\n", Ended);

        Assert.Equal(direct.MessageKey, forwarded.MessageKey);
    }

    [Theory]
    [InlineData("Message-ID: <1@x>\r\nFrom: b@x.example\r\n\r\nHello\r\n")]
    [InlineData("Message-ID: <2@x>\r\nFrom: a@x.example\r\n\r\nHello\r\n")]
    [InlineData("Message-ID: <1@x>\r\nFrom: a@x.example\r\n\r\nHello again\r\n")]
    [InlineData("Message-ID: <1@x>\r\nFrom: a@x.example\r\n\r\nHel\r\nlo\r\n")]
    [InlineData("From: a@x.example\r\n\r\nHello\r\n")]
    public async Task Another_sender_id_or_body_is_another_mail(string other)
    {
        var mail = await _rig.Read("Message-ID: <1@x>\r\nFrom: a@x.example\r\n\r\nHello\r\n", Ended);

        Assert.NotEqual(mail.MessageKey, (await _rig.Read(other, Ended)).MessageKey);
    }

    [Fact]
    public async Task A_signed_reply_address_among_the_recipients_names_the_ticket()
    {
        var signed = ReplyToken.Sign("support@cook.example", new(Cast.Account, 1042), Cast.MailKey);

        Assert.Equal(1042, (await _rig.Read($"From: a@x.example\nTo: Support <{signed.ToUpperInvariant()}>\n\nHi", Ended)).ReplyAddressTicket);
        Assert.Equal(1042, (await _rig.Read($"From: a@x.example\nTo: list@x.example\nDelivered-To: {signed}\n\nHi", Ended)).ReplyAddressTicket);
        Assert.Null((await _rig.Read($"From: a@x.example\nTo: {signed.Replace("oq.sy", "oq.sz", StringComparison.Ordinal)}\n\nHi", Ended)).ReplyAddressTicket);
    }

    [Fact]
    public async Task Our_own_mail_id_anywhere_in_the_chain_names_the_ticket()
    {
        var own = MailIds.Make(new(Cast.Account, 7), "k3m9", "support@cook.example", Cast.MailKey);

        Assert.Equal(7, (await _rig.Read($"From: a@x.example\nReferences: <1@x> <{own}> <2@x>\nIn-Reply-To: <2@x>\n\nHi", Ended)).OwnMailTicket);
        Assert.Null((await _rig.Read("From: a@x.example\nReferences: <oq.7.k3m9.aaaaaaaaaaaaaaaa@cook.example>\n\nHi", Ended)).OwnMailTicket);
    }

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/rfc822-headers")]
    public async Task A_delivery_report_names_the_ticket_whose_mail_it_sends_back(string type)
    {
        var own = MailIds.Make(new(Cast.Account, 7), "k3m9", "support@cook.example", Cast.MailKey);
        var mail = await _rig.Read(
            $"""
            From: MAILER-DAEMON@mx.example
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            It did not arrive.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; gone@x.example
            Action: failed
            Status: 5.1.1

            --b
            Content-Type: {type}

            Message-ID: <{own}>
            From: support@cook.example

            --b--
            """,
            Ended);

        Assert.Equal((IntakeFate.Bounce, 7), (mail.Automatic, mail.OwnMailTicket));
    }

    [Theory]
    [InlineData("support@cook.example", true)]
    [InlineData("stranger@x.example", false)]
    public async Task Only_our_signature_and_our_address_together_are_ours(string from, bool ours)
    {
        var own = MailIds.Make(new(Cast.Account, 7), "k3m9", "support@cook.example", Cast.MailKey);

        Assert.Equal(ours, (await _rig.Read($"From: {from}\nMessage-ID: <{own}>\n\nHi", Ended)).Ours);
        Assert.False((await _rig.Read($"From: {from}\nMessage-ID: <oq.7.k3m9.aaaaaaaaaaaaaaaa@cook.example>\n\nHi", Ended)).Ours);
    }

    [Fact]
    public async Task A_name_cannot_turn_the_line_around() =>
        Assert.Equal("support evil", (await _rig.Read("From: \"support\u202e \u2066evil\" <a@x.example>\n\nHi", Ended)).From.Name);

    [Theory]
    [InlineData("\n From: a@x.example\nSubject: x\n\nHi")]
    [InlineData("From a@x.example Mon Jan  5 09:00:00 2026\nFrom: a@x.example\nSubject: x\n\nHi")]
    [InlineData("From: a@x.example\rSubject: x\r\rHi")]
    [InlineData("From: a@x.example\nno header\nSubject: x\n\nHi")]
    public async Task Headers_that_begin_oddly_are_read(string raw) => Assert.Equal("a@x.example", (await _rig.Read(raw, Ended)).From.Email);

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("\u0000\u0001\u0002 no mail at all", "It is no mail")]
    public async Task What_no_parser_can_read_says_why(string raw, string reason) =>
        Assert.StartsWith(reason, (await _rig.Read(raw, Ended)).Failure, StringComparison.Ordinal);

    [Fact]
    public async Task A_blob_that_is_gone_is_said()
    {
        var read = await _rig.The<MailReader>().Read(Cast.Channel(), new() { Source = "http:x", Sha256 = new('a', 64), Size = 1 }, Ended);

        Assert.Equal("Its bytes are no longer there.", read.Failure);
    }

    [Fact]
    public async Task Too_many_bytes_are_kept_but_not_read() =>
        Assert.Contains(
            "Email:MaxMessageSize", (await _rig.Read($"From: a@x.example\n\n{new string('x', 2_000_000)}", Ended)).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData(500, null)]
    [InlineData(700, "It has more than 600 parts.")]
    public async Task Many_parts_are_taken_and_too_many_are_not(int count, string? failure)
    {
        var raw = new StringBuilder("From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n");

        for (var i = 0; i < count; i++)
        {
            raw.Append("--b\nContent-Type: application/octet-stream\n\nx\n");
        }

        var mail = await _rig.Read(raw.Append("--b--\n").ToString(), Ended);

        Assert.Equal(failure, mail.Failure);
        Assert.Equal(failure is null ? count : 0, mail.Attachments.Length);
    }

    [Fact]
    public async Task Mails_within_mails_without_end_are_one_file()
    {
        var raw = string.Concat(Enumerable.Repeat("From: a@x.example\nContent-Type: message/rfc822\n\n", 3_000)) + "From: b@x.example\n\nEnd";

        var mail = await _rig.Read(raw, Ended);

        Assert.Null(mail.Failure);
        Assert.Single(mail.Attachments);
    }

    [Fact]
    public async Task Multiparts_within_multiparts_without_end_do_no_harm()
    {
        var raw = "From: a@x.example\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"))
            + "\nEnd";

        Assert.Null((await _rig.Read(raw, Ended)).Failure);
    }

    [Fact]
    public async Task A_text_too_long_to_show_is_attached_whole()
    {
        var mail = await _rig.Read($"From: a@x.example\n\n{new string('x', 150_000)}", Ended);

        Assert.Equal(100_000, mail.Text.Length);
        Assert.Equal(150_000, Assert.Single(mail.Attachments).Size);
    }
}
