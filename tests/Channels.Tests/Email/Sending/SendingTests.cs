using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Sending;

/// <summary>How a mail's journey ended, against a server that misbehaves in every way.</summary>
public sealed class SendingTests : IAsyncDisposable
{
    private readonly MisbehavingSmtpServer _server = new();
    private readonly Rig _rig = new(("Email:Timeout", "00:00:01"), ("Email:ConnectTimeout", "00:00:01"), ("Email:FinalAnswerTimeout", "00:00:01.5"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private MailServer Smtp => new() { Host = MisbehavingSmtpServer.Host, Port = _server.Port };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task What_is_taken_is_sent()
    {
        var answer = await Send();

        Assert.Equal(new(DeliveryState.Sent, "2.0.0 Taken"), answer);
        Assert.Equal("ada@example.com", Assert.Single(Assert.Single(_server.Mails).Recipients));
    }

    [Fact]
    public async Task A_report_can_name_the_mail_by_its_envelope()
    {
        await Send();

        var said = _server.Sessions[0].Commands.Single(line => line.StartsWith("MAIL FROM", StringComparison.Ordinal)).Split("ENVID=")[1].Split(' ')[0];
        var report = await _rig.Read(
            $"From: MAILER-DAEMON@mx.example\nTo: support@cook.example\nSubject: failed\nContent-Type: multipart/report; report-type=delivery-status; "
                + $"boundary=b\n\n--b\n\nNo.\n--b\nContent-Type: message/delivery-status\n\nOriginal-Envelope-Id: {said}\nReporting-MTA: dns; "
                + $"mx.example\n\nFinal-Recipient: rfc822; ada@example.com\nAction: failed\nStatus: 5.1.1\n\n--b--\n",
            Ended);
        Assert.Equal((1042, "k3m9"), (report.Report?.Ticket, report.Report?.Outbox));
    }

    [Theory]
    [InlineData(SmtpStage.Connect, "421 4.3.2 Too busy")]
    [InlineData(SmtpStage.Connect, "554 5.3.2 Not today")]
    [InlineData(SmtpStage.Hello, "421 4.3.2 Too busy")]
    [InlineData(SmtpStage.MailFrom, "451 4.3.0 Later")]
    [InlineData(SmtpStage.RcptTo, "450 4.2.1 Greylisted")]
    [InlineData(SmtpStage.Data, "452 4.3.1 Disk full")]
    [InlineData(SmtpStage.Message, "451 4.3.0 Later")]
    public async Task A_temporary_no_is_tried_again(SmtpStage stage, string reply)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Answer(reply)));

        var answer = await Send();

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Contains(reply[4..], answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpStage.MailFrom, "550 5.7.1 Not you")]
    [InlineData(SmtpStage.RcptTo, "550 5.1.1 Nobody of that name")]
    [InlineData(SmtpStage.Data, "554 5.5.1 No valid recipients")]
    [InlineData(SmtpStage.Message, "552 5.3.4 Too big")]
    public async Task A_final_no_is_final(SmtpStage stage, string reply)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Answer(reply)));

        var answer = await Send();

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains(reply, answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpStage.Connect)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.MailFrom)]
    [InlineData(SmtpStage.RcptTo)]
    [InlineData(SmtpStage.Data)]
    public async Task A_connection_lost_before_the_end_of_the_mail_is_tried_again(SmtpStage stage)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Drop));

        Assert.Equal(DeliveryState.Queued, (await Send()).State);
    }

    [Theory]
    [InlineData(SmtpStage.Connect)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.RcptTo)]
    [InlineData(SmtpStage.Data)]
    public async Task A_server_that_hangs_before_the_end_of_the_mail_is_tried_again(SmtpStage stage)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Once(new TaskCompletionSource().Task)));

        Assert.Equal(DeliveryState.Queued, (await Send()).State);
    }

    [Fact]
    public async Task A_connection_lost_after_the_final_dot_leaves_nobody_knowing()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Drop));

        var answer = await Send();

        Assert.Equal(DeliveryState.Unknown, answer.State);
        Assert.Contains("no final answer", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_after_the_final_dot_leaves_nobody_knowing()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Once(new TaskCompletionSource().Task)));

        Assert.Equal(DeliveryState.Unknown, (await Send()).State);
    }

    [Fact]
    public async Task A_shutdown_after_the_final_dot_leaves_nobody_knowing()
    {
        using var shutdown = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Once(new TaskCompletionSource().Task)));
        var sending = Send(cancellationToken: shutdown.Token);
        await Until.True(() => _server.Mails.Count is 1, () => "The mail did not come.", cancellationToken: Ended);

        await shutdown.CancelAsync();

        Assert.Equal(DeliveryState.Unknown, (await sending).State);
    }

    [Fact]
    public async Task A_wrong_password_can_be_set_right_and_is_tried_again()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Auth, SmtpReaction.Answer("535 5.7.8 Bad credentials")));

        var answer = await Send(Smtp with { User = "support", Password = "hunter2-hunter2" });

        Assert.Equal(DeliveryState.Queued, answer.State);
        Assert.Contains("refused the user or the password", answer.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        Assert.Equal(DeliveryState.Queued, (await Send(Smtp with { Port = 1 })).State);
        Assert.Equal(DeliveryState.Queued, (await Send(Smtp with { Host = "no-such-host.invalid" })).State);
    }

    [Fact]
    public async Task Without_a_server_the_reply_waits() =>
        Assert.Equal(DeliveryState.Queued, (await _rig.The<EmailAdapter>().Send(Cast.Channel(), Cast.Reply(), Ended)).State);

    [Fact]
    public async Task A_text_that_was_erased_is_not_sent() =>
        Assert.Equal(DeliveryState.Failed, (await Send(item: Cast.Reply() with { Text = null })).State);

    [Fact]
    public async Task A_file_that_is_gone_is_said()
    {
        var item = Cast.Reply() with { Attachments = [new() { Sha256 = new('a', 64), Size = 1, Name = "invoice.pdf", ContentType = "application/pdf" }] };

        var answer = await Send(item: item);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("invoice.pdf", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_entry_has_the_same_id_at_each_attempt()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Answer("451 4.3.0 Later")));

        await Send();
        await Send();

        Assert.Single(_server.Mails.Select(mail => mail.Message.MessageId).Distinct());
    }

    [Fact]
    public async Task Mails_to_one_server_share_a_connection()
    {
        await Send();
        await Send();
        await Send();

        Assert.Equal(3, Assert.Single(_server.Sessions).Mails.Length);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_is_replaced()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.NoOp, SmtpReaction.Drop));
        await Send();

        var answer = await Send();

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.Equal([1, 1], _server.Sessions.Select(session => session.Mails.Length));
    }

    [Fact]
    public async Task After_a_no_the_next_mail_has_a_connection_of_its_own()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.RcptTo, SmtpReaction.Answer("550 5.1.1 Nobody of that name")));

        Assert.Equal(DeliveryState.Failed, (await Send()).State);
        Assert.Equal(DeliveryState.Sent, (await Send()).State);

        Assert.Equal(2, _server.Sessions.Count);
    }

    [Fact]
    public async Task Whether_all_was_said_is_known_for_each_mail_of_a_connection()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.MailFrom, SmtpReaction.Drop).From(mail: 2));
        Assert.Equal(DeliveryState.Sent, (await Send()).State);

        // The first mail had come to its end on this connection; the second has not begun.
        Assert.Equal(DeliveryState.Queued, (await Send()).State);
    }

    [Fact]
    public async Task A_kept_connection_is_closed_when_nothing_more_leaves()
    {
        await using var rig = new Rig(("Email:SmtpIdle", "00:00:00.1"));

        await rig.The<EmailAdapter>().Send(Cast.Channel(smtp: Smtp), Cast.Reply(), Ended);

        await _server.WaitForSessions(1, Ended);
        Assert.Equal("QUIT", _server.Sessions[0].Commands[^1]);
    }

    [Fact]
    public async Task Another_password_is_another_connection()
    {
        await Send(Smtp with { User = "support", Password = "old" });
        await Send(Smtp with { User = "support", Password = "new" });

        Assert.Equal(2, _server.Sessions.Count);
    }

    private Task<SendAnswer> Send(MailServer? smtp = null, OutboxItem? item = null, CancellationToken? cancellationToken = null) =>
        _rig.The<EmailAdapter>().Send(Cast.Channel(smtp: smtp ?? Smtp), item ?? Cast.Reply(), cancellationToken ?? Ended);
}
