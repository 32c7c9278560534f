using System.Text;
using MimeKit;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Sending;

/// <summary>Addresses beyond ASCII, before servers that take them and others.</summary>
public sealed class SmtpUtf8Tests : IAsyncDisposable
{
    private const string Without = "250-misbehaving.invalid\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 DSN";

    private readonly MisbehavingSmtpServer _server = new();
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("ada@shop.example", true, false)]
    [InlineData("ada@shop.example", false, false)]
    [InlineData("ada@bücher.example", true, false)]
    [InlineData("ada@bücher.example", false, false)]
    [InlineData("ada@xn--bcher-kva.example", false, false)]
    [InlineData("유나@shop.example", true, true)]
    [InlineData("유나@bücher.example", true, true)]
    [InlineData("jürgen@shop.example", true, true)]
    public async Task It_is_asked_for_only_where_an_address_needs_it(string to, bool offered, bool asked)
    {
        var answer = await Send(offered, to);

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.Equal(asked, Commands("MAIL").Single().Contains("SMTPUTF8", StringComparison.Ordinal));
        Assert.True(asked || Ascii.IsValid(Commands("RCPT").Single()));
    }

    [Theory]
    [InlineData("유나@shop.example")]
    [InlineData("jürgen@bücher.example")]
    public async Task Where_it_is_not_offered_the_reply_fails_at_once_and_in_plain_words(string to)
    {
        var answer = await Send(offered: false, to);

        Assert.Equal(DeliveryState.Failed, answer.State);
        Assert.Contains("SMTPUTF8", answer.Answer, StringComparison.Ordinal);
        Assert.Contains(to, answer.Answer, StringComparison.Ordinal);
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task One_in_copy_who_cannot_be_reached_keeps_nobody_else_waiting()
    {
        var answer = await Send(offered: false, "ada@shop.example", "유나@shop.example", "bob@bücher.example");

        Assert.Equal(DeliveryState.Sent, answer.State);
        Assert.StartsWith("유나@shop.example (", answer.NotTo, StringComparison.Ordinal);
        var mail = Assert.Single(_server.Mails);
        Assert.Equal(["ada@shop.example", "bob@xn--bcher-kva.example"], mail.Recipients);
        Assert.All(mail.Raw, one => Assert.True(one < 128));
    }

    [Fact]
    public async Task The_next_mail_may_ask_for_it()
    {
        await Send(offered: true, "ada@shop.example");
        await Send(offered: true, "유나@shop.example");

        Assert.Equal([false, true], Commands("MAIL").Select(line => line.Contains("SMTPUTF8", StringComparison.Ordinal)));
        Assert.Contains("유나@shop.example", Encoding.UTF8.GetString(_server.Mails[1].Raw.AsSpan()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_refused_is_named_and_the_others_get_it_once()
    {
        _server.Next(SmtpScript.Obliging.At(SmtpStage.RcptTo, SmtpReaction.For("dud@shop.example", "550 5.1.1 No such user")));

        var answer = await Send(offered: null, "ada@shop.example", "dud@shop.example", "bob@shop.example");

        Assert.Equal((DeliveryState.Sent, "dud@shop.example (550 5.1.1 No such user)"), (answer.State, answer.NotTo));
        Assert.Equal(["ada@shop.example", "bob@shop.example"], Assert.Single(_server.Mails).Recipients);
    }

    [Fact]
    public async Task A_copy_that_is_put_off_is_waited_for_and_not_for_ever()
    {
        var off = SmtpScript.Obliging.At(SmtpStage.RcptTo, SmtpReaction.For("grey@shop.example", "451 4.7.1 Greylisted, try again"));
        _server.Next(off, off);

        var first = await Send(offered: null, "ada@shop.example", "grey@shop.example");
        Assert.Equal(DeliveryState.Queued, first.State);
        Assert.Empty(_server.Mails);

        var later = await Send(offered: null, waits: false, "ada@shop.example", "grey@shop.example");
        Assert.Equal((DeliveryState.Sent, "grey@shop.example (451 4.7.1 Greylisted, try again)"), (later.State, later.NotTo));
        Assert.Equal(["ada@shop.example"], Assert.Single(_server.Mails).Recipients);
    }

    private IEnumerable<string> Commands(string verb) =>
        _server.Sessions.SelectMany(session => session.Commands).Where(line => line.StartsWith(verb, StringComparison.Ordinal));

    private Task<SendAnswer> Send(bool? offered, params string[] to) => Send(offered, waits: true, to);

    private async Task<SendAnswer> Send(bool? offered, bool waits, params string[] to)
    {
        if (offered is false)
        {
            _server.Next(SmtpScript.Obliging.At(SmtpStage.Hello, SmtpReaction.Answer(Without)));
        }

        using var message = new MimeMessage { Subject = "안녕", Body = new TextPart("plain") { Text = "Hello." } };
        message.From.Add(new MailboxAddress("Shop", "support@shop.example"));
        message.To.Add(new MailboxAddress("Ada", to[0]));
        message.Cc.AddRange(to.Skip(1).Select(one => new MailboxAddress("", one)));
        var server = new MailServer { Host = MisbehavingSmtpServer.Host, Port = _server.Port };
        return await _rig.The<SmtpDelivery>().Send(server, message, waits, Ended);
    }
}
