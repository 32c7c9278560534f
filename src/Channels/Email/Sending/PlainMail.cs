using MimeKit;
using MimeKit.Utils;
using Oqupie.Channels.Email.Addresses;

namespace Oqupie.Channels.Email.Sending;

/// <summary>A mail that no ticket knows: it says that a program wrote it, so that no program answers. Pure but for its Message-ID.</summary>
internal static class PlainMail
{
    /// <param name="from">Whose it is.</param>
    /// <param name="name">The recipient's; may be empty.</param>
    /// <param name="recipient">An address as <see cref="AddressSpec.Of"/> has it.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="html">Null for plain text alone.</param>
    /// <param name="now">When it is written.</param>
    public static MimeMessage Write(MailboxAddress from, string name, string recipient, string subject, string text, string? html, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Subject = subject,
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            Body = new BodyBuilder { TextBody = text, HtmlBody = html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(AddressSpec.Mailbox(name, recipient));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
