using MimeKit;
using Oqupie.Channels.Tests.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Testing.Servers;

[assembly: AssemblyFixture(typeof(MailWorld))]

namespace Oqupie.Channels.Tests.Email;

/// <summary>One Dovecot and one Postfix for all tests that do not stop them.</summary>
public sealed class MailWorld : IAsyncLifetime
{
    private readonly Lazy<Task> _started;

    public MailWorld() => _started = new(() => Servers.InitializeAsync().AsTask());

    private MailServers Servers { get; } = new();

    /// <summary>Started when first asked for, so that tests without servers do not wait for them.</summary>
    public async Task<MailServers> Start()
    {
        await _started.Value;
        return Servers;
    }

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _started.IsValueCreated ? Servers.DisposeAsync() : default;
}

/// <summary>Short ways to say who connects where.</summary>
internal static class MailWorldWords
{
    public static MailServer ImapOf(this MailServers servers, Mailbox mailbox) =>
        new() { Host = MailServers.Host, Port = servers.Imap.Port, Tls = MailTls.None, User = mailbox.Address, Password = mailbox.Password };

    public static MailServer SmtpOf(this MailServers servers, Mailbox mailbox) =>
        new() { Host = "localhost", Port = servers.Smtp.SubmissionPort, Tls = MailTls.StartTls, User = mailbox.Address, Password = mailbox.Password };

    public static Task Write(this MailServers servers, Mailbox to, string subject, CancellationToken cancellationToken, string body = "Hello")
    {
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body } };
        message.From.Add(MailboxAddress.Parse("ada@example.com"));
        message.To.Add(MailboxAddress.Parse(to.Address));
        return servers.Send(message, cancellationToken);
    }

    /// <summary>Sends so many and waits until all lie in the mailbox.</summary>
    public static async Task Fill(this MailServers servers, Mailbox to, int count, CancellationToken cancellationToken)
    {
        for (var i = 1; i <= count; i++)
        {
            await servers.Write(to, $"Mail {i}", cancellationToken);
            await servers.WaitForMail(to, mail => mail.Subject == $"Mail {i}", cancellationToken: cancellationToken);
        }
    }
}
