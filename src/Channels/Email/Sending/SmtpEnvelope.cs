using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MimeKit;

namespace Oqupie.Channels.Email.Sending;

/// <summary>
/// To whom a mail is handed in, as a server can take it. A domain beyond ASCII has a form that every server knows (RFC 5890); what is before the @ has none,
/// and needs SMTPUTF8 (RFC 6531), which is asked for only then.
/// </summary>
/// <param name="Sender">Of the envelope.</param>
/// <param name="Recipients">The one who must get it first.</param>
/// <param name="Unreachable">Those in copy whom this server cannot reach.</param>
internal sealed record SmtpEnvelope(
    MailboxAddress Sender, ImmutableArray<MailboxAddress> Recipients, ImmutableArray<MailboxAddress> Unreachable)
{
    private static readonly IdnMapping Domains = new() { AllowUnassigned = true };

    /// <param name="message">Those it cannot reach are taken out of its Cc, since it could not be written with them.</param>
    /// <param name="offersUtf8">The server takes addresses beyond ASCII.</param>
    /// <returns>Null where it cannot be sent by this server at all.</returns>
    public static SmtpEnvelope? Of(MimeMessage message, bool offersUtf8)
    {
        var sender = Ascii(message.From.Mailboxes.First());
        ImmutableArray<MailboxAddress> all =
        [
            .. message.To.Mailboxes.Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes).Select(Ascii)
                .DistinctBy(one => one.Address, StringComparer.OrdinalIgnoreCase),
        ];

        if (offersUtf8)
        {
            return new(sender, all, []);
        }

        if (NeedsUtf8(sender) || all is not [var main, ..] || NeedsUtf8(main))
        {
            return null;
        }

        TakeOut(message.To);
        TakeOut(message.Cc);
        return new(sender, all.RemoveAll(NeedsUtf8), [.. all.Where(NeedsUtf8)]);
    }

    /// <summary>Whether any of its addresses is to be had by SMTPUTF8 alone.</summary>
    public static bool NeedsUtf8(MimeMessage message) =>
        message.From.Mailboxes.Concat(message.To.Mailboxes).Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes).Any(NeedsUtf8);

    private static void TakeOut(InternetAddressList list)
    {
        foreach (var one in list.Mailboxes.Where(NeedsUtf8).ToList())
        {
            list.Remove(one);
        }
    }

    private static MailboxAddress Ascii(MailboxAddress mailbox)
    {
        var at = mailbox.Address.LastIndexOf('@');

        if (at < 0 || System.Text.Ascii.IsValid(mailbox.Address.AsSpan(at)))
        {
            return mailbox;
        }

        try
        {
            return new(mailbox.Name, $"{mailbox.Address[..at]}@{Domains.GetAscii(mailbox.Address[(at + 1)..].Normalize(NormalizationForm.FormC))}");
        }
        catch (ArgumentException)
        {
            return mailbox; // No name of a domain at all: the server says so.
        }
    }

    private static bool NeedsUtf8(MailboxAddress mailbox) =>
        !System.Text.Ascii.IsValid(mailbox.Address.AsSpan(0, Math.Max(0, mailbox.Address.LastIndexOf('@'))));
}
