using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Oqupie.Testing.Servers;

namespace Oqupie.Bench.MailIntake;

/// <summary>Puts mails of a size into a mailbox by IMAP, each from a sender of its own.</summary>
internal static class MailboxFilling
{
    public static async Task Fill(MailServers servers, Mailbox mailbox, int count, int bytes)
    {
        using var client = new ImapClient();
        await client.ConnectAsync(MailServers.Host, servers.Imap.Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(mailbox.Address, mailbox.Password);

        for (var n = 0; n < count; n++)
        {
            using var mail = Mail(mailbox, n, bytes);
            await client.Inbox.AppendAsync(mail, MessageFlags.None);
        }

        await client.DisconnectAsync(quit: true);
    }

    private static MimeMessage Mail(Mailbox to, int n, int bytes)
    {
        var lines = Enumerable.Range(0, bytes / 60)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"Line {line} of mail {n}: the order has still not arrived here."));
        var mail = new MimeMessage
        {
            Subject = string.Create(CultureInfo.InvariantCulture, $"Order {n}"),
            Body = new TextPart("plain") { Text = string.Join("\r\n", lines) },
        };
        mail.From.Add(new MailboxAddress("Ada", string.Create(CultureInfo.InvariantCulture, $"customer{n}@bench.example")));
        mail.To.Add(MailboxAddress.Parse(to.Address));
        return mail;
    }
}
