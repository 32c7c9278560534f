using System.Collections.Immutable;
using MailKit.Net.Imap;
using Microsoft.Extensions.Options;
using MimeKit;
using Oqupie.Channels.Email.Addresses;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Channels.Email.Fetching;
using Oqupie.Channels.Email.Reading;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Email;

/// <summary>E-mail: IMAP in, SMTP out. Work on the processor happens on the thread pool; grains only wait for it.</summary>
internal sealed class EmailAdapter(
    ServerLogin login,
    MailReader reader,
    MailWriter writer,
    SmtpDelivery delivery,
    SentCopies copies,
    IBlobStore blobs,
    IOptions<EmailOptions> options,
    TimeProvider clock) : ITriedChannel, IReadChannel, ISendingChannel, IMailingChannel, IMailboxes
{
    // Greylisting lasts minutes (RFC 6647 §5 asks for no more than a day, and nearly all let in after five); nobody's answer waits longer for a copy.
    private static readonly TimeSpan CopiesWait = TimeSpan.FromMinutes(20);

    public string Kind => "email";

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => TestNow((EmailSettings)settings, cancellationToken), cancellationToken);

    public Task<IMailbox> Open(AccountId account, EmailSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => ConnectNow(account, settings, cancellationToken), cancellationToken);

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        Task.Run(async () => MailEvents.Of(await reader.Read(channel, raw, cancellationToken)), cancellationToken);

    public SendingPace? Pace(IChannelSettings settings) =>
        settings is EmailSettings { Smtp: { } smtp } mail ? new(smtp.Host, mail.Sending?.MailsPerMinute) : null;

    public bool Quotes(ChannelContext channel, OutboxItem item) => EmailEnvelope.Of(item).Quotes(channel.Brand);

    /// <summary>Each try bears the same Message-ID, so a second one does no harm: mail clients show it once.</summary>
    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(EarlierTry.Gone);

    public async Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        if (channel.Settings is not EmailSettings { Smtp: { } server })
        {
            return new(DeliveryState.Queued, "The channel has no SMTP server; the reply waits until it has one.");
        }

        if (item is { Text: null, Html: null })
        {
            return new(DeliveryState.Failed, "The text of the reply was erased.");
        }

        if (!EmailEnvelope.Of(item).To.Email.Contains('@', StringComparison.Ordinal))
        {
            return new(DeliveryState.Failed, "The customer has no e-mail address.");
        }

        return await Task.Run(() => SendNow(channel, server, item, cancellationToken), CancellationToken.None);
    }

    public async Task<bool> Mail(ChannelContext channel, BrandMail mail, CancellationToken cancellationToken)
    {
        if (channel.Settings is not EmailSettings { Smtp: { } server } settings || AddressSpec.Of(mail.Address) is not { } recipient)
        {
            return false;
        }

        var from = AddressSpec.Mailbox(channel.Brand.Name, settings.Address);
        using var message = PlainMail.Write(from, "", recipient, mail.Subject, mail.Text, html: null, clock.GetUtcNow());
        return (await Task.Run(() => delivery.Send(server, message, waits: true, cancellationToken), CancellationToken.None)).State is DeliveryState.Sent;
    }

    public async Task<string?> KeepCopy(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) =>
        channel.Settings is EmailSettings { Imap: { } imap, Sending.SentFolder: { } folder }
            ? await Task.Run(() => KeepCopyNow(channel, imap, folder, item, cancellationToken), cancellationToken)
            : null;

    private async Task<string?> KeepCopyNow(ChannelContext channel, MailServer imap, string folder, OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await writer.WriteCopy(channel, item, cancellationToken);
            return await copies.Keep(imap, folder, message, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The files of the reply could not be read.";
        }
    }

    private async Task<ChannelTest> TestNow(EmailSettings settings, CancellationToken cancellationToken)
    {
        var test = new ChannelTrial(login);
        ImmutableArray<ChannelTestStep> imap = settings.Imap is { } inbound ? await test.Imap(inbound, settings, cancellationToken) : [];
        ImmutableArray<ChannelTestStep> smtp = settings.Smtp is { } outbound ? await test.Smtp(outbound, cancellationToken) : [];
        return new() { Ok = imap.AddRange(smtp).All(step => step.Ok), Steps = imap.AddRange(smtp) };
    }

    private async Task<IMailbox> ConnectNow(AccountId account, EmailSettings settings, CancellationToken cancellationToken)
    {
        var server = settings.Imap ?? throw new ChannelFailedException("The channel has no IMAP server; it takes mail by /inbound alone.");
        var connection = new ImapConnection(token => Connect(server, token));
        await connection.Open(cancellationToken);
        return new ImapMailbox(connection, server, settings.Fetching ?? MailFetching.Usual, account, blobs, options.Value, clock);
    }

    private async Task<ImapClient> Connect(MailServer server, CancellationToken cancellationToken)
    {
        var client = new SpoolingImapClient();

        try
        {
            await login.Open(client, server, reached: null, cancellationToken);
            return client;
        }
        catch (StepFailedException e)
        {
            client.Dispose();
            throw new ChannelFailedException(e.Message, e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<SendAnswer> SendNow(ChannelContext channel, MailServer server, OutboxItem item, CancellationToken cancellationToken)
    {
        MimeMessage message;

        try
        {
            message = await writer.Write(channel, item, cancellationToken);
        }
        catch (FileNotFoundException e)
        {
            return new(DeliveryState.Failed, $"The file {e.FileName} of the reply is no longer there.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return new(DeliveryState.Queued, "The files of the reply could not be read just now.");
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return new(DeliveryState.Failed, $"No mail can be made of the reply: {e.Message}");
        }

        using (message)
        {
            var waits = clock.GetUtcNow() - (item.TryingSince ?? clock.GetUtcNow()) < CopiesWait;
            return await delivery.Send(server, message, waits, cancellationToken);
        }
    }
}
