using MimeKit;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>A numbered mail as a mail program writes it.</summary>
internal static class CustomersMail
{
    public static MimeMessage Write(string marker, Mailbox customer, Mailbox support, MimeMessage? answers)
    {
        var mail = new MimeMessage
        {
            Subject = answers is null ? $"결제 문의 {marker}" : $"Re: {answers.Subject}",
            MessageId = $"{marker}@{customer.Address.Split('@')[1]}",
            Body = new TextPart("plain") { Text = $"{marker}\n결제가 두 번 되었어요." },
        };
        mail.From.Add(new MailboxAddress(customer.Address, customer.Address));
        mail.To.Add(new MailboxAddress("", support.Address));
        if (answers is not null)
        {
            mail.InReplyTo = answers.MessageId;
            mail.References.Add(answers.MessageId!);
        }

        return mail;
    }
}
