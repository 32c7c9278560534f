using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Oqupie.Channels.Email.Bounces;
using Oqupie.Channels.Email.Characters;
using Oqupie.Channels.Email.Senders;
using Oqupie.Channels.Folding;
using Oqupie.Channels.Html;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Understands raw mail. Memory is bounded by the texts; attachments stream from blob to blob.</summary>
internal sealed partial class MailReader(IBlobStore blobs, SafeRichText richText, IOptions<EmailOptions> options, ILogger<MailReader> logger)
{
    internal const int MaxDepth = 100;

    // Where a mail server writes down whom a mail was for, beside To and Cc.
    private static readonly string[] Envelope = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "Resent-To"];

    /// <summary>Never throws for what is in the mail; what the disk does is not the mail's fault and is thrown.</summary>
    public async Task<ReadMessage> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken)
    {
        if (raw.Size > options.Value.MaxMessageSize)
        {
            return Failed($"It is {raw.Size} bytes long, and no more than {options.Value.MaxMessageSize} are read (Email:MaxMessageSize).");
        }

        await using var bytes = await blobs.Open(channel.Channel.Account, raw.Sha256, cancellationToken);

        if (bytes is null)
        {
            return Failed(IntakeReasons.BytesGone);
        }

        if (bytes.Length is 0)
        {
            return Failed(IntakeReasons.Empty);
        }

        try
        {
            return await Understand(channel, raw, bytes, cancellationToken);
        }
        catch (TooMuchMailException e)
        {
            return Failed(e.Message);
        }
        catch (FormatException)
        {
            return Failed(IntakeReasons.NoMail);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            LogUnreadable(e, raw.Sha256, channel.Channel);
            return Failed($"{IntakeReasons.Unreadable} ({e.GetType().Name}); it is kept and can be tried again.");
        }
    }

    private async Task<ReadMessage> Understand(ChannelContext channel, RawMessage raw, Stream given, CancellationToken cancellationToken)
    {
        var bytes = await MailStart.Find(given, cancellationToken);
        MailMeasure.Check(bytes, options.Value.MaxParts, cancellationToken);
        var parser = new MimeParser(new ParserOptions { MaxMimeDepth = MaxDepth }, bytes, MimeFormat.Entity, persistent: true);
        using var message = await parser.ParseMessageAsync(cancellationToken);
        var parts = MailParts.Of(message.Body, options.Value.MaxParts);
        var headers = new MailHeaders(message, parts.Files);
        var answers = !headers.References.IsEmpty || ReplyPrefix.IsOf(headers.Subject);
        var texts = new MailTexts(richText, options.Value.MaxTextLength, answers);
        var (text, html, protection) = texts.Of(parts, channel.Brand.Language);
        var files = new MailFiles(blobs, channel.Channel.Account, headers);

        foreach (var part in parts.Files.Concat(texts.Cut).Concat(texts.Within))
        {
            await files.Add(part, html, cancellationToken);
        }

        var sender = MailSender.Of(channel, message, headers);
        var read = new ReadMessage
        {
            From = sender.From,
            Sender = sender.Check,
            SendersAreChecked = sender.IsLookedInto,
            DeliveredTo = DeliveredTo(headers),
            Subject = headers.Subject,
            Text = text,
            Folds = TextFolds.Of(text, answers),
            Html = html,
            Charset = texts.Charset,
            Attachments = files.All,
            To = headers.Parties(HeaderId.To),
            Cc = headers.Parties(HeaderId.Cc),
            MailId = headers.MailId,
            References = headers.References,
            WrittenAt = headers.WrittenAt,
            Protection = protection,
            MessageKey = await MailKeys.Of(channel.Channel, headers.From.Email, headers.MailId, bytes, raw.Sha256, cancellationToken),
        };

        return WithSignatures(read, channel, headers) is var signed && signed.Ours ? signed : WithMachine(signed, channel, message, headers);
    }

    private static ImmutableArray<string> DeliveredTo(MailHeaders headers) =>
        [.. Envelope.Select(headers.Text).OfType<string>().Select(text => text.Trim('<', '>', ' ')).Where(text => text.Contains('@'))];

    private static ReadMessage WithSignatures(ReadMessage read, ChannelContext channel, MailHeaders headers)
    {
        var account = channel.Channel.Account;
        var recipients = read.To.Concat(read.Cc).Select(party => party.Email).Concat(read.DeliveredTo);
        var itself = read.MailId is { } mailId && channel.IsOurs(read.From.Email) ? MailIds.Read(mailId, account, channel.MailKey) : null;

        var newest = read.References.Reverse().Select(id => MailIds.Read(id, account, channel.MailKey)).FirstOrDefault(own => own is not null);
        var forward = recipients.Select(address => ForwardToken.Read(address, account, channel.MailKey)).FirstOrDefault(mark => mark is not null)
            ?? (newest is { Forward: true } ? new() { Ticket = newest.Ticket, Outbox = newest.Outbox } : null);

        return read with
        {
            ReplyAddressTicket = recipients.Select(address => ReplyToken.Read(address, account, channel.MailKey)).FirstOrDefault(ticket => ticket is not null),
            OwnMailTicket = itself?.Ticket ?? (newest is { Forward: false } ? newest.Ticket : null),
            Forward = forward,
            Ours = itself is not null,
        };
    }

    private static ReadMessage WithMachine(ReadMessage read, ChannelContext channel, MimeMessage message, MailHeaders headers)
    {
        if (DeliveryReports.Of(message, headers, read.Text, id => MailIds.Read(id, channel.Channel.Account, channel.MailKey)) is { } report)
        {
            return read with { Automatic = IntakeFate.Bounce, Report = report, OwnMailTicket = report.Ticket ?? read.OwnMailTicket };
        }

        // RFC 8098: a receipt, or another report that is about no delivery.
        var kind = MachineMail.Of(headers, read.From.Email)
            ?? (message.Body is MultipartReport ? AutomaticMail.AutoReply : channel.IsOurs(read.From.Email) ? AutomaticMail.OwnAddress : null);
        return read with
        {
            Automatic = kind is null ? null : IntakeFate.AutoReply,
            AutomaticKind = kind,
            MaybePerson = message.Body is not MultipartReport && MachineMail.MaybePerson(headers, kind),
        };
    }

    private static ReadMessage Failed(string reason) => new() { Failure = reason };

    [LoggerMessage(LogLevel.Warning, "The raw message {Sha256} of channel {Channel} could not be read.")]
    private partial void LogUnreadable(Exception exception, string sha256, ChannelId channel);
}
