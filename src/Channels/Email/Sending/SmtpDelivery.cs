using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Hands one mail to an SMTP server and says truly how that ended. What went well leaves its connection open for the next.</summary>
internal sealed class SmtpDelivery(SmtpConnections connections, IOptions<EmailOptions> options)
{
    /// <param name="server">Where to hand it in.</param>
    /// <param name="message">Its first recipient is the one who must get it.</param>
    /// <param name="cancellationToken">Gives up; what is then known is still answered truly.</param>
    public async Task<SendAnswer> Send(MailServer server, MimeMessage message, CancellationToken cancellationToken)
    {
        StagedSmtpClient client;

        try
        {
            client = await connections.Take(server, cancellationToken);
        }
        catch (StepFailedException e)
        {
            // Also a refused password: it can be set right, and the mail then goes.
            return new(DeliveryState.Queued, e.Message);
        }
        catch (OperationCanceledException)
        {
            return new(DeliveryState.Queued, "Sending was interrupted before it began.");
        }

        client.Begin(message.To.Mailboxes.FirstOrDefault()?.Address ?? "", options.Value.Timeout, options.Value.FinalAnswerTimeout);
        var answer = await HandIn(client, server, message, cancellationToken);

        if (answer.State is DeliveryState.Sent)
        {
            await connections.GiveBack(server, client);
        }
        else
        {
            client.Dispose();
        }

        return answer;
    }

    private async Task<SendAnswer> HandIn(StagedSmtpClient client, MailServer server, MimeMessage message, CancellationToken cancellationToken)
    {
        // DATA alone: BDAT (RFC 3030) blurs the one moment that matters here, the end of the mail.
        client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);

        try
        {
            var answer = await client.SendAsync(message, cancellationToken, client);
            return new(DeliveryState.Sent, client.Refused.Count is 0 ? answer : $"{answer} But not to {string.Join("; ", client.Refused)}.");
        }
        catch (SmtpCommandException e)
        {
            var said = $"{(int)e.StatusCode} {e.Message}".ReplaceLineEndings(" ");
            return new(
                (int)e.StatusCode is >= 500 ? DeliveryState.Failed : DeliveryState.Queued, e.Mailbox is { } refused ? $"{refused.Address}: {said}" : said);
        }
        catch (NotSupportedException e)
        {
            // An address beyond ASCII, and a server without SMTPUTF8 (RFC 6531).
            return new(DeliveryState.Failed, e.Message);
        }
        catch (Exception e) when (PlainWords.Knows(e))
        {
            var unknown = client.MayHaveAll(e);
            var said = new PlainWords(server, check: null, unknown ? options.Value.FinalAnswerTimeout : options.Value.Timeout).Say("send", e);

            return unknown
                ? new(DeliveryState.Unknown, $"The whole mail was handed over, but there was no final answer. {said}")
                : new(DeliveryState.Queued, said);
        }
    }
}
