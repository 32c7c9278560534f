using MimeKit;
using MimeKit.Text;
using Oqupie.Channels.Email.Addresses;
using Oqupie.Channels.Email.Characters;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Makes a mail of a reply: one that reads like a person's, in every client, with or without HTML.</summary>
internal sealed class MailWriter(IBlobStore blobs, IRichText richText, IArticleHtml harmless, TimeProvider clock)
{
    // Long chains break some servers' line limits; the first and the newest are what clients thread by.
    private const int MaxReferences = 30;

    /// <summary>
    /// The caller disposes it, and with it the files it streams from. Its blind copies are for the envelope: SMTP never writes them into the mail.
    /// </summary>
    /// <exception cref="FileNotFoundException">A file of the reply is no longer there.</exception>
    public async Task<MimeMessage> Write(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        var entry = item.Entry;
        var envelope = EmailEnvelope.Of(item);
        var address = channel.Mail().Address;
        var sender = channel.Brand.SenderName is { Length: > 0 } name ? name : channel.Brand.Name;
        var message = new MimeMessage();

        try
        {
            message.From.Add(new MailboxAddress(sender, address));
            message.ReplyTo.Add(new MailboxAddress(sender, AnswerTo(channel, entry, envelope, address)));
            message.To.Add(AddressSpec.Mailbox(envelope.To.Name, envelope.To.Email));
            message.To.AddRange((envelope.Also.IsDefault ? [] : envelope.Also).Select(party => AddressSpec.Mailbox(party.Name, party.Email)));
            message.Cc.AddRange(envelope.Cc.Select(party => AddressSpec.Mailbox(party.Name, party.Email)));
            message.Bcc.AddRange((envelope.Bcc.IsDefault ? [] : envelope.Bcc).Select(party => AddressSpec.Mailbox(party.Name, party.Email)));
            message.Subject = SubjectTag.Mark(Subject(envelope, sender), entry.Ticket.Number);
            message.Date = clock.GetUtcNow();
            message.MessageId = MailIds.Make(entry.Ticket, entry.Id, address, channel.MailKey, envelope.Forward is not null);
            Thread(message, envelope);
            SayWhoWrote(message, envelope);
            message.Body = await Body(channel, item, cancellationToken);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>The same for the sent folder, which others may read: without those who got it unseen.</summary>
    public async Task<MimeMessage> WriteCopy(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        var message = await Write(channel, item, cancellationToken);
        message.Bcc.Clear();
        return message;
    }

    // What people outside answer must not come back as the customer's.
    private static string AnswerTo(ChannelContext channel, OutboxEntry entry, EmailEnvelope envelope, string address) => envelope.Forward is { } item
        ? ForwardToken.Sign(address, entry.Ticket, item, channel.MailKey)
        : ReplyToken.Sign(address, entry.Ticket, channel.MailKey);

    private static string Subject(EmailEnvelope headers, string sender)
    {
        var bare = MailHeaders.Line(ReplyPrefix.Without(headers.Subject), 900);
        var subject = bare.Length > 0 ? bare : sender;

        if (headers is { Forward: not null, InReplyTo: null })
        {
            return $"Fwd: {subject}";
        }

        return headers.Automatic || (headers.InReplyTo is null && headers.References.IsEmpty) ? subject : $"Re: {subject}";
    }

    private static void Thread(MimeMessage message, EmailEnvelope headers)
    {
        var references = headers.References.Append(headers.InReplyTo ?? "").Where(IsId).Distinct(StringComparer.Ordinal).ToList();

        if (headers.InReplyTo is { } parent && IsId(parent))
        {
            // Last in the chain, wherever it stood.
            references.Remove(parent);
            references.Add(parent);
            message.Headers.Add(HeaderId.InReplyTo, $"<{parent}>");
        }

        if (references.Count > MaxReferences)
        {
            references.RemoveRange(1, references.Count - MaxReferences);
        }

        if (references.Count > 0)
        {
            message.Headers.Add(HeaderId.References, string.Join(' ', references.Select(id => $"<{id}>")));
        }
    }

    // RFC 3834 §5.1.7, and what Exchange goes by.
    private static void SayWhoWrote(MimeMessage message, EmailEnvelope headers)
    {
        if (headers.Automatic)
        {
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
            message.Headers.Add("X-Auto-Response-Suppress", "All");
        }
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 500 && id.All(c => c is > ' ' and <= '~' and not ('<' or '>'));

    private async Task<MimeEntity> Body(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        var text = item.Text is { Length: > 0 } given ? given : richText.ToText(item.Html ?? "");
        var linked = new MailLinks(channel, item);
        var look = new MailLook(channel.Brand, harmless, richText);
        var words = new MailWords(
            linked.Below(item.Html, text), linked.BelowText(text), EmailEnvelope.Of(item).Agent ?? "", item.Entry.Ticket.Number, item.History);
        MimeEntity shown = new TextPart(TextFormat.Html) { Text = look.Html(words) };
        var pictures = item.Attachments.Where(file => file is { Inline: true, ContentId: { Length: > 0 } }).ToList();

        if (pictures.Count > 0)
        {
            var related = new MultipartRelated { Root = shown };
            await AddAll(related, channel.Channel.Account, pictures, cancellationToken);
            shown = related;
        }

        MimeEntity body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = look.Text(words) }, shown };
        var files = item.Attachments.Where(file => file.Link is null).Except(pictures).ToList();

        if (files.Count > 0)
        {
            var mixed = new Multipart("mixed") { body };
            await AddAll(mixed, channel.Channel.Account, files, cancellationToken);
            body = mixed;
        }

        return body;
    }

    private async Task AddAll(Multipart to, AccountId account, List<FileRef> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var content = await blobs.Open(account, file.Sha256, cancellationToken)
                ?? throw new FileNotFoundException("A file of the reply is no longer there.", file.Name);
            var type = ContentType.TryParse(file.ContentType, out var parsed) && !parsed.IsMimeType("message", "*") && !parsed.IsMimeType("multipart", "*")
                ? parsed
                : new ContentType("application", "octet-stream");
            var part = new MimePart(type)
            {
                Content = new MimeContent(content),
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentDisposition = new ContentDisposition(to is MultipartRelated ? ContentDisposition.Inline : ContentDisposition.Attachment),
                FileName = MailHeaders.Line(file.Name, 200),
            };

            // The older way of writing a name, for clients that do not know RFC 2231; the disposition has the newer.
            if (part.ContentType.Parameters.TryGetValue("name", out Parameter? named))
            {
                named.EncodingMethod = ParameterEncodingMethod.Rfc2047;
            }

            if (to is MultipartRelated)
            {
                part.ContentId = file.ContentId;
            }

            to.Add(part);
        }
    }
}
