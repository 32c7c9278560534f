using System.Globalization;
using MimeKit;
using Oqupie.Grains.Members;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Sending;

public sealed class SystemMailTests : IAsyncDisposable
{
    private readonly MisbehavingSmtpServer _server = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_invitation_is_sent_from_the_servers_own_address()
    {
        await using var rig = Rig("Acme <server@acme.example>");

        Assert.True(await Invite(rig));

        var mail = Assert.Single(_server.Mails).Message;
        Assert.Equal("\"Acme\" <server@acme.example>", mail.From.ToString());
        Assert.Equal("grace@acme.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal("초대합니다", mail.Subject);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Contains("<b>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_is_said_to_be_not_sent()
    {
        await using var rig = Rig("server@acme.example");
        _server.Next(SmtpScript.Obliging.At(SmtpStage.RcptTo, SmtpReaction.Answer("550 5.1.1 Nobody of that name")));

        Assert.False(await Invite(rig));
    }

    [Fact]
    public async Task Without_a_server_nothing_is_sent()
    {
        await using var rig = new Rig();

        Assert.False(await Invite(rig));
    }

    private static Task<bool> Invite(Rig rig) =>
        rig.The<ISystemMail>().Send("Grace", "grace@acme.example", "초대합니다", "어서 오세요", "<b>어서 오세요</b>", Ended);

    private Rig Rig(string from) => new(
        ("Mail:Host", MisbehavingSmtpServer.Host), ("Mail:Port", _server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Tls", "None"),
        ("Mail:From", from));
}
