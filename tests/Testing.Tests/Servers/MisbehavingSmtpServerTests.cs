using MailKit.Net.Smtp;
using MailKit.Security;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class MisbehavingSmtpServerTests : IAsyncDisposable
{
    private readonly MisbehavingSmtpServer _server = new();

    [Fact]
    public async Task Without_a_script_it_takes_the_mail_as_it_was_sent()
    {
        await Send("..a line that begins with dots");

        var mail = Assert.Single(_server.Mails);
        Assert.Equal(("ada@customer.example", "support@cook.example", true), (mail.From, Assert.Single(mail.Recipients), mail.Taken));
        Assert.Equal("..a line that begins with dots", mail.Message.TextBody?.TrimEnd());
    }

    [Theory]
    [InlineData(SmtpStage.MailFrom, SmtpErrorCode.SenderNotAccepted)]
    [InlineData(SmtpStage.RcptTo, SmtpErrorCode.RecipientNotAccepted)]
    [InlineData(SmtpStage.Data, SmtpErrorCode.UnexpectedStatusCode)]
    [InlineData(SmtpStage.Message, SmtpErrorCode.MessageNotAccepted)]
    public async Task It_refuses_where_the_script_says(SmtpStage stage, SmtpErrorCode error)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Answer("451 4.3.0 Try again later")));

        var e = await Assert.ThrowsAsync<SmtpCommandException>(() => Send());

        Assert.Equal((error, 451), (e.ErrorCode, (int)e.StatusCode));
    }

    [Fact]
    public async Task It_refuses_a_password_where_the_script_says()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Auth, SmtpReaction.Answer("535 5.7.8 Wrong password")));

        await Assert.ThrowsAsync<AuthenticationException>(() => Send());
    }

    [Theory]
    [InlineData(SmtpStage.Connect)]
    [InlineData(SmtpStage.Hello)]
    [InlineData(SmtpStage.RcptTo)]
    public async Task It_hangs_up_where_the_script_says(SmtpStage stage)
    {
        _server.Next(SmtpScript.Obliging.At(stage, SmtpReaction.Drop));

        await Assert.ThrowsAnyAsync<Exception>(() => Send());

        await _server.WaitForSessions(1, Now);
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task It_can_have_the_mail_and_hang_up_without_an_answer()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Drop));

        await Assert.ThrowsAnyAsync<Exception>(() => Send());

        Assert.Null(Assert.Single(_server.Mails).Answer);
    }

    [Fact]
    public async Task It_keeps_the_client_waiting_until_the_test_lets_go()
    {
        var gate = new TaskCompletionSource();
        _server.Next(SmtpScript.Obliging.At(SmtpStage.Message, SmtpReaction.Once(gate.Task)));
        var sending = Send();
        await Until.True(() => _server.Mails.Count is 1, () => "No mail came.", cancellationToken: Now);
        Assert.False(sending.IsCompleted);

        gate.SetResult();

        await sending.WaitAsync(Now);
    }

    [Fact]
    public async Task A_script_counts_for_one_session()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.RcptTo, SmtpReaction.Answer("550 5.1.1 Nobody of that name")));
        await Assert.ThrowsAsync<SmtpCommandException>(() => Send());

        await Send();

        Assert.Equal([false, true], _server.Sessions.Select(session => session.Mails is [{ Taken: true }]));
    }

    [Fact]
    public async Task It_remembers_what_was_said()
    {
        await Send();

        Assert.Contains("RCPT TO:<support@cook.example>", Assert.Single(_server.Sessions).Commands);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task Send(string text = "Hello")
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(MisbehavingSmtpServer.Host, _server.Port, SecureSocketOptions.None, Now);
        await client.AuthenticateAsync("ada", "any", Now);
        var mail = MailServersTests.Mail("support@cook.example", "Hello");
        mail.Body = new MimeKit.TextPart("plain") { Text = text };
        await client.SendAsync(mail, Now);
        await client.DisconnectAsync(quit: true, Now);
    }
}
