using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email;

public sealed class ChannelTrialTests(MailWorld world) : IAsyncLifetime
{
    private readonly Rig _rig = new(("Email:AcceptAnyCertificate", "true"), ("Email:ConnectTimeout", "00:00:02"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData(MailTls.None)]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task Good_settings_go_all_the_way(MailTls tls)
    {
        var (servers, box) = await Box();
        var imap = servers.ImapOf(box) with { Tls = tls, Port = tls is MailTls.Implicit ? servers.Imap.ImplicitTlsPort : servers.Imap.Port };
        var smtp = servers.SmtpOf(box) with { Tls = tls, Port = tls is MailTls.Implicit ? servers.Smtp.ImplicitTlsPort : servers.Smtp.SubmissionPort };

        var test = await Try(imap, smtp);

        Assert.True(test.Ok, string.Join('\n', test.Steps));
        Assert.Equal(["resolve", "connect", "tls", "greet", "signIn", "open"], test.Steps.Where(step => step.Part is "imap").Select(step => step.Step));
        Assert.Equal(["resolve", "connect", "tls", "greet", "signIn"], test.Steps.Where(step => step.Part is "smtp").Select(step => step.Step));
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_not_shown()
    {
        var (servers, box) = await Box();

        var step = await Fails(servers.ImapOf(box) with { Password = "hunter2-hunter2" });

        Assert.Equal("signIn", step.Step);
        Assert.Contains("refused the user or the password", step.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_said()
    {
        var step = await Fails(new() { Host = "127.0.0.1", Port = 1, User = "a", Password = "b" });

        Assert.Equal("connect", step.Step);
        Assert.Contains("refused the connection", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_none_is_said()
    {
        var step = await Fails(new() { Host = "no-such-host.invalid", Port = 143, User = "a", Password = "b" });

        Assert.Equal("resolve", step.Step);
        Assert.Contains("no-such-host.invalid", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_from_the_start_where_there_is_none_is_said()
    {
        var (servers, box) = await Box();

        var step = await Fails(servers.ImapOf(box) with { Tls = MailTls.Implicit });

        Assert.Equal("tls", step.Step);
        Assert.Contains("STARTTLS, or no TLS", step.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailTls.None)]
    [InlineData(MailTls.StartTls)]
    public async Task No_tls_where_it_begins_at_once_is_said(MailTls tls)
    {
        var (servers, box) = await Box();

        var step = await Fails(servers.ImapOf(box) with { Tls = tls, Port = servers.Imap.ImplicitTlsPort });

        Assert.Equal("greet", step.Step);
        Assert.Contains("TLS from the start", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_starttls_is_said()
    {
        await using var plain = new MisbehavingSmtpServer();

        var step = Assert.Single((await Try(null, new() { Host = "127.0.0.1", Port = plain.Port, Tls = MailTls.StartTls })).Steps, step => !step.Ok);

        Assert.Equal(("smtp", "tls"), (step.Part, step.Step));
        Assert.Contains("offers no STARTTLS", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_allowed()
    {
        await using var strict = new Rig();
        var (servers, box) = await Box();
        var imap = servers.ImapOf(box) with { Host = "localhost", Tls = MailTls.StartTls };

        var test = await strict.The<EmailAdapter>().Test(new EmailSettings { Address = box.Address, Imap = imap }, Ended);

        var step = Assert.Single(test.Steps, step => !step.Ok);
        Assert.Equal("tls", step.Step);
        Assert.Contains("certificate of localhost is not trusted", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_another_kind_is_said()
    {
        await using var smtp = new MisbehavingSmtpServer();

        var step = await Fails(new() { Host = "127.0.0.1", Port = smtp.Port, User = "a", Password = "b" });

        Assert.Equal("greet", step.Step);
        Assert.Contains("not as a mail server of this kind", step.Message, StringComparison.Ordinal);
    }

    private async Task<(MailServers Servers, Mailbox Box)> Box()
    {
        var servers = await world.Start();
        return (servers, await servers.NewMailbox());
    }

    private Task<ChannelTest> Try(MailServer? imap, MailServer? smtp) =>
        _rig.The<EmailAdapter>().Test(new EmailSettings { Address = "support@cook.example", Imap = imap, Smtp = smtp }, Ended);

    private async Task<ChannelTestStep> Fails(MailServer imap)
    {
        var test = await Try(imap, smtp: null);
        Assert.False(test.Ok);
        Assert.False(test.Steps[^1].Ok);
        return test.Steps[^1];
    }
}
