using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class MailServersTests(MailServers servers) : IClassFixture<MailServers>
{
    [Fact]
    public async Task A_mail_with_a_korean_subject_arrives_as_it_was_sent()
    {
        var mailbox = await servers.NewMailbox();

        await servers.Send(Mail(mailbox.Address, "환불이 아직 안 됐어요"), Now);

        Assert.Equal("환불이 아직 안 됐어요", (await servers.WaitForMail(mailbox, cancellationToken: Now)).Subject);
    }

    [Fact]
    public async Task A_client_in_idle_is_told_of_a_new_mail()
    {
        var mailbox = await servers.NewMailbox();
        using var client = await SignIn(mailbox, servers.Imap.Port, SecureSocketOptions.None);
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly, Now);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(Now);
        client.Inbox.CountChanged += (_, _) => told.Cancel();
        var idling = client.IdleAsync(told.Token, Now);

        await servers.Send(Mail(mailbox.Address, "Wake up"), Now);
        await idling.WaitAsync(Until.Patience, TimeProvider.System, Now);

        Assert.Single(client.Inbox);
    }

    [Fact]
    public async Task Plus_addresses_arrive_in_the_mailbox_before_the_plus()
    {
        var mailbox = await servers.NewMailbox("support@cook.example");

        await servers.Send(Mail(mailbox.Plus("t1042.a8f3"), "Re: order"), Now);

        Assert.Equal("support+t1042.a8f3@cook.example", (await servers.WaitForMail(mailbox, cancellationToken: Now)).To.ToString());
    }

    [Fact]
    public async Task Only_the_mail_asked_for_ends_the_wait()
    {
        var mailbox = await servers.NewMailbox();
        await servers.Send(Mail(mailbox.Address, "first"), Now);
        var waiting = servers.WaitForMail(mailbox, mail => mail.Subject is "second", cancellationToken: Now);

        await servers.Send(Mail(mailbox.Address, "second"), Now);

        Assert.Equal("second", (await waiting).Subject);
    }

    [Fact]
    public async Task A_wait_in_vain_says_what_came_instead()
    {
        var mailbox = await servers.NewMailbox();
        await servers.Send(Mail(mailbox.Address, "another matter"), Now);
        await servers.WaitForMail(mailbox, cancellationToken: Now);

        var e = await Assert.ThrowsAsync<TimeoutException>(
            () => servers.WaitForMail(mailbox, _ => false, TimeSpan.FromMilliseconds(200), Now));

        Assert.Contains("another matter", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_to_nobody_is_refused_at_once()
    {
        var e = await Assert.ThrowsAsync<SmtpCommandException>(() => servers.Send(Mail("nobody@cook.example", "Hello?"), Now));

        Assert.Equal(SmtpErrorCode.RecipientNotAccepted, e.ErrorCode);
    }

    [Fact]
    public async Task Many_mailboxes_made_in_the_same_second_all_take_mail()
    {
        var mailboxes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => servers.NewMailbox()));

        var message = Mail(mailboxes[0].Address, "To all");
        message.Cc.AddRange(mailboxes.Skip(1).Select(mailbox => new MailboxAddress("", mailbox.Address)));
        await servers.Send(message, Now);

        var arrived = await Task.WhenAll(mailboxes.Select(mailbox => servers.WaitForMail(mailbox, cancellationToken: Now)));
        Assert.All(arrived, mail => Assert.Equal("To all", mail.Subject));
    }

    [Theory]
    [InlineData(SecureSocketOptions.None)]
    [InlineData(SecureSocketOptions.StartTls)]
    [InlineData(SecureSocketOptions.SslOnConnect)]
    public async Task Imap_speaks_every_kind_of_tls(SecureSocketOptions tls)
    {
        var mailbox = await servers.NewMailbox();

        using var client = await SignIn(mailbox, tls is SecureSocketOptions.SslOnConnect ? servers.Imap.ImplicitTlsPort : servers.Imap.Port, tls);

        Assert.Equal((tls is not SecureSocketOptions.None, true), (client.IsSecure, client.IsAuthenticated));
    }

    [Theory]
    [InlineData(SecureSocketOptions.None)]
    [InlineData(SecureSocketOptions.StartTls)]
    [InlineData(SecureSocketOptions.SslOnConnect)]
    public async Task Somebody_with_a_mailbox_sends_by_every_kind_of_tls(SecureSocketOptions tls)
    {
        var mailbox = await servers.NewMailbox();
        using var client = new SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => servers.Certificate.Is(certificate) };
        await client.ConnectAsync(
            MailServers.Host, tls is SecureSocketOptions.SslOnConnect ? servers.Smtp.ImplicitTlsPort : servers.Smtp.SubmissionPort, tls, Now);
        await client.AuthenticateAsync(mailbox.Address, mailbox.Password, Now);

        await client.SendAsync(Mail(mailbox.Address, "To myself"), Now);

        Assert.Equal("To myself", (await servers.WaitForMail(mailbox, cancellationToken: Now)).Subject);
    }

    [Fact]
    public async Task Sending_as_a_mailbox_needs_its_password()
    {
        var mailbox = await servers.NewMailbox();
        using var client = new SmtpClient();
        await client.ConnectAsync(MailServers.Host, servers.Smtp.SubmissionPort, SecureSocketOptions.None, Now);

        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync(mailbox.Address, "wrong", Now));
    }

    [Fact]
    public async Task Reading_a_mailbox_needs_its_password() =>
        await Assert.ThrowsAsync<AuthenticationException>(
            async () => await SignIn(await servers.NewMailbox() with { Password = "wrong" }, servers.Imap.Port, SecureSocketOptions.None));

    [Fact]
    public async Task A_renumbered_inbox_has_the_same_mail_under_another_validity()
    {
        var mailbox = await servers.NewMailbox();
        await servers.Send(Mail(mailbox.Address, "Still here"), Now);
        await servers.WaitForMail(mailbox, cancellationToken: Now);
        var before = await Validity(mailbox);

        servers.Imap.RenumberInbox(mailbox);

        Assert.NotEqual(before, await Validity(mailbox));
        Assert.Equal("Still here", Assert.Single(await servers.Read(mailbox, Now)).Subject);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    internal static MimeMessage Mail(string to, string subject)
    {
        var message = new MimeMessage(
            [new MailboxAddress("Ada", "ada@customer.example")], [new MailboxAddress("", to)], subject,
            new TextPart("plain") { Text = "I have pressed it twice." });
        return message;
    }

    private async Task<uint> Validity(Mailbox mailbox)
    {
        using var client = await SignIn(mailbox, servers.Imap.Port, SecureSocketOptions.None);
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly, Now);
        return client.Inbox.UidValidity;
    }

    private async Task<ImapClient> SignIn(Mailbox mailbox, int port, SecureSocketOptions tls)
    {
        var client = new ImapClient { ServerCertificateValidationCallback = (_, certificate, _, _) => servers.Certificate.Is(certificate) };
        await client.ConnectAsync(MailServers.Host, port, tls, Now);
        await client.AuthenticateAsync(mailbox.Address, mailbox.Password, Now);
        return client;
    }
}
