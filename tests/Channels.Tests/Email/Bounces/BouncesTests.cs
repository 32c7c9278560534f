using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Bounces;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Tests.Email.Bounces;

/// <summary>Reports on mail of ours, as the servers of the world write them.</summary>
public sealed class BouncesTests : IAsyncLifetime
{
    private static readonly string Own = MailIds.Make(new(Cast.Account, 7), "k3m9", "support@cook.example", Cast.MailKey);

    private static readonly string Earlier = MailIds.Make(new(Cast.Account, 7), "a1", "support@cook.example", Cast.MailKey);

    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task By_the_book()
    {
        var mail = await Standard(
            "Original-Recipient: rfc822;gone@x.example\nFinal-Recipient: rfc822; other@x.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 "
                + "5.1.1 <gone@x.example>: user unknown\n");

        Failed(mail, "gone@x.example: There is no such mailbox (5.1.1). 550 5.1.1 <gone@x.example>: user unknown");
    }

    [Fact]
    public async Task One_of_many_recipients_is_named()
    {
        var mail = await Standard(
            "Final-Recipient: rfc822; a@x.example\nAction: delivered\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; b@x.example\nAction: failed\nStatus: 5.2.2\n");

        Failed(mail, "b@x.example: The mailbox is full (5.2.2).");
    }

    [Theory]
    [InlineData("Action: delayed\nStatus: 4.4.1\n", MailReportKind.Delayed)]
    [InlineData("Action: relayed\nStatus: 2.0.0\n", MailReportKind.Delivered)]
    [InlineData("Status: 4.4.7\n", MailReportKind.Delayed)]
    [InlineData("Action: failed (bounce)\nStatus: 4.4.7\n", MailReportKind.Failed)]
    public async Task What_is_late_or_has_arrived_has_not_failed(string group, MailReportKind kind) =>
        Assert.Equal(kind, (await Standard($"Final-Recipient: rfc822; a@x.example\n{group}")).Report!.Kind);

    [Fact]
    public async Task The_mail_that_came_back_counts_and_not_the_ones_it_refers_to()
    {
        var mail = await Standard("Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1\n", $"References: <{Earlier}>\nMessage-ID: <{Own}>");

        Assert.Equal("k3m9", mail.Report!.Outbox);
    }

    [Fact]
    public async Task An_envelope_id_is_enough()
    {
        var mail = await _rig.Read(
            $"From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: "
                + $"message/delivery-status\n\n"
            + $"Reporting-MTA: dns; mx.example\nOriginal-Envelope-Id: {Own}\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.7.26\n\n--b--\n",
            Ended);

        Failed(mail, "a@x.example: The server of the recipient did not believe that the mail is ours (SPF, DKIM, DMARC or the name of our server) (5.7.26).");
    }

    [Fact]
    public async Task As_qmail_writes()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.example.\nI'm afraid I "
                + $"wasn't able to deliver your message to the following addresses.\n\n"
            + $"<gone@x.example>:\n10.1.1.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user\nGiving up on 10.1.1.1.\n\n--- Below this line "
            + $"is a copy of the message.\n\n"
            + $"Return-Path: <support@cook.example>\nReferences: <{Earlier}>\nMessage-ID: <{Own}>\nSubject: Re: x\n\nHello\n",
            Ended);

        Failed(mail, "There is no such mailbox (5.1.1). Remote host said: 550 5.1.1 No such user");
    }

    [Fact]
    public async Task As_exim_writes()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nX-Failed-Recipients: gone@x.example\nAuto-Submitted: auto-replied\nFrom: Mail Delivery System "
                + $"<Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender\n\n"
            + $"This message was created automatically by mail delivery software.\n\n  gone@x.example\n    SMTP error from remote mail server after RCPT "
            + $"TO:\n    550 mailbox unavailable\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-Id: <{Own}>\n",
            Ended);

        Failed(mail, "gone@x.example: The server refused the mail. 550 mailbox unavailable");
    }

    [Fact]
    public async Task As_exchange_writes()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nFrom: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>\nSubject: Undeliverable: Re: "
                + $"x\nIn-Reply-To: <{Own}>\nReferences: <{Earlier}> <{Own}>\nContent-Type: text/html\n\n"
            + "<p>Delivery has failed to these recipients or groups:</p><p>gone@x.example</p><p>Remote Server returned '550 5.1.10 "
            + "RESOLVER.ADR.RecipientNotFound'</p>",
            Ended);

        Failed(mail, "There is no such mailbox (5.1.10). Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'");
    }

    [Fact]
    public async Task As_gmail_writes()
    {
        var mail = await _rig.Read(
            $"From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nX-Failed-Recipients: gone@x.example\nAuto-Submitted: auto-replied\nSubject: "
                + $"Delivery Status Notification (Failure)\nReferences: <{Own}>\n\n** Address not found **\n\n550 5.1.1 The email account that you tried to "
                + $"reach does not exist.",
            Ended);

        Failed(mail, "gone@x.example: There is no such mailbox (5.1.1). 550 5.1.1 The email account that you tried to reach does not exist.");
    }

    [Fact]
    public async Task As_postfix_writes_where_a_gateway_left_only_the_text()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender\n\nThis is the mail system at host "
                + $"mx.example.\n\n<gone@x.example>: host x.example said: 552 5.2.2 Over quota (in reply to RCPT TO command)\n\n> Message-ID: <{Own}>\n",
            Ended);

        Failed(mail, "The mailbox is full (5.2.2). <gone@x.example>: host x.example said: 552 5.2.2 Over quota (in reply to RCPT TO command)");
    }

    [Fact]
    public async Task A_warning_of_delay_fails_nothing()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: Warning: could not send message for past 4 hours\n\nTHIS IS A WARNING MESSAGE "
                + $"ONLY.\n4.4.1 connection timed out\n\nMessage-ID: <{Own}>\n",
            Ended);

        Assert.Equal((MailReportKind.Delayed, "k3m9"), (mail.Report!.Kind, mail.Report.Outbox));
    }

    [Fact]
    public async Task A_report_that_a_gateway_packed_once_more()
    {
        var mail = await _rig.Read(
            $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: Undeliverable\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: "
                + $"multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
            + $"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.2.1\n\n--b\nContent-Type: "
            + $"message/rfc822\n\nMessage-ID: <{Own}>\n\nHi\n--b--\n--a\n\nScanned.\n--a--\n",
            Ended);

        Failed(mail, "a@x.example: The mailbox is closed (5.2.1).");
    }

    [Fact]
    public async Task A_complaint_is_no_failure()
    {
        var mail = await _rig.Read(
            $"From: fbl@provider.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nThis is a "
                + $"complaint.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n\n--b\nContent-Type: "
                + $"message/rfc822\n\nMessage-ID: <{Own}>\n\nHi\n--b--\n",
            Ended);

        Assert.Equal((IntakeFate.Bounce, MailReportKind.Complaint, "k3m9"), (mail.Automatic, mail.Report!.Kind, mail.Report.Outbox));
    }

    [Fact]
    public async Task A_report_that_names_several_mails_and_says_not_which_fails_none()
    {
        var mail = await _rig.Read($"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nIt was {Own} or {Earlier}.", Ended);

        Assert.Equal((IntakeFate.Bounce, null), (mail.Automatic, mail.Report!.Outbox));
    }

    [Fact]
    public async Task A_forged_report_marks_nothing()
    {
        var mail = await Standard(
            "Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1\n", "Message-ID: <oq.7.k3m9.aaaaaaaaaaaaaaaa@cook.example>");

        Assert.Null(mail.Report!.Ticket);
    }

    [Fact]
    public async Task A_person_who_forwards_a_report_and_asks_about_it_is_a_person() =>
        Assert.Null(
            (await _rig.Read(
                $"From: ada@example.com\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nWhat is this?\n\n> 550 5.1.1 No such user\n> Message-ID: <{Own}>",
                Ended)).Automatic);

    [Theory]
    [InlineData("550 5.1.1 x", "5.1.1")]
    [InlineData("(#5.7.133)", "5.7.133")]
    [InlineData("host 5.1.1.7 said no", null)]
    [InlineData("version 15.1.1 of 5.12345.1", null)]
    [InlineData("5.1.", null)]
    [InlineData("", null)]
    public void A_code_is_found_and_an_address_is_not_one(string text, string? code) => Assert.Equal(code, StatusWords.In(text));

    private static void Failed(ReadMessage mail, string reason)
    {
        Assert.Equal(IntakeFate.Bounce, mail.Automatic);
        Assert.Equal(new MailReport(MailReportKind.Failed, reason) { Ticket = 7, Outbox = "k3m9" }, mail.Report);
    }

    private Task<ReadMessage> Standard(string groups, string? returned = null) => _rig.Read(
        $"From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nIt did not "
            + $"arrive.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n{groups}\n--b\nContent-Type: "
            + $"text/rfc822-headers\n\n{returned ?? $"Message-ID: <{Own}>"}\n\n--b--\n",
        Ended);
}
