using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

/// <summary>Tests that stop servers, and therefore have their own.</summary>
public sealed class MailServersLifeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Imap_comes_back_on_its_port_with_its_mail_while_smtp_goes_on(bool kill)
    {
        await using var servers = await Started(new());
        var mailbox = await servers.NewMailbox();
        await servers.Imap.Stop(kill);

        await servers.Send(MailServersTests.Mail(mailbox.Address, "While you were out"), Now);
        await servers.Imap.Start(Now);

        Assert.Equal("While you were out", (await servers.WaitForMail(mailbox, cancellationToken: Now)).Subject);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Smtp_takes_mail_again_after_a_stop(bool kill)
    {
        await using var servers = await Started(new());
        var mailbox = await servers.NewMailbox();
        await servers.Smtp.Stop(kill);
        await Assert.ThrowsAnyAsync<Exception>(() => servers.Send(MailServersTests.Mail(mailbox.Address, "Too early"), Now));

        await servers.Smtp.Start(Now);
        await servers.Send(MailServersTests.Mail(mailbox.Address, "In time"), Now);

        Assert.Equal("In time", (await servers.WaitForMail(mailbox, cancellationToken: Now)).Subject);
    }

    [Fact]
    public async Task Submission_goes_on_while_imap_is_stopped()
    {
        await using var servers = await Started(new());
        var mailbox = await servers.NewMailbox();
        await servers.Imap.Stop();

        using var client = new SmtpClient();
        await client.ConnectAsync(MailServers.Host, servers.Smtp.SubmissionPort, SecureSocketOptions.None, Now);
        await client.AuthenticateAsync(mailbox.Address, mailbox.Password, Now);

        Assert.True(client.IsAuthenticated);
    }

    [Fact]
    public async Task Two_providers_live_side_by_side_and_one_may_lack_idle()
    {
        await using var one = await Started(new());
        await using var other = await Started(new() { Idle = false });
        var mailbox = await other.NewMailbox();
        var waiting = other.WaitForMail(mailbox, cancellationToken: Now);

        await other.Send(MailServersTests.Mail(mailbox.Address, "Found by asking"), Now);

        Assert.Equal("Found by asking", (await waiting).Subject);
        Assert.Equal((true, false), (await OffersIdle(one), await OffersIdle(other)));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<MailServers> Started(MailServers servers)
    {
        await servers.InitializeAsync();
        return servers;
    }

    private static async Task<bool> OffersIdle(MailServers servers)
    {
        var mailbox = await servers.NewMailbox();
        using var client = new ImapClient();
        await client.ConnectAsync(MailServers.Host, servers.Imap.Port, SecureSocketOptions.None, Now);
        await client.AuthenticateAsync(mailbox.Address, mailbox.Password, Now);
        return client.Capabilities.HasFlag(ImapCapabilities.Idle);
    }
}
