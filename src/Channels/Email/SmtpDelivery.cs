using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email;

/// <summary>Hands one mail to an SMTP server and says truly how that ended.</summary>
internal sealed class SmtpDelivery(ServerLogin login, IOptions<EmailOptions> options)
{
    /// <param name="server">Where to hand it in.</param>
    /// <param name="message">Its first recipient is the one who must get it.</param>
    /// <param name="cancellationToken">Gives up; what is then known is still answered truly.</param>
    public async Task<SendAnswer> Send(MailServer server, MimeMessage message, CancellationToken cancellationToken)
    {
        var main = message.To.Mailboxes.FirstOrDefault()?.Address ?? "";
        using var client = new StagedSmtpClient(main, options.Value.FinalAnswerTimeout);

        try
        {
            await login.Open(client, server, reached: null, cancellationToken);
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

        return await HandIn(client, server, message, cancellationToken);
    }

    private async Task<SendAnswer> HandIn(StagedSmtpClient client, MailServer server, MimeMessage message, CancellationToken cancellationToken)
    {
        // DATA alone: BDAT (RFC 3030) blurs the one moment that matters here, the end of the mail.
        client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);

        try
        {
            var answer = await client.SendAsync(message, cancellationToken, client);
            await Leave(client, cancellationToken);
            return new(DeliveryState.Sent, client.Refused.Count is 0 ? answer : $"{answer} But not to {string.Join("; ", client.Refused)}.");
        }
        catch (SmtpCommandException e)
        {
            var said = $"{(int)e.StatusCode} {e.Message}".ReplaceLineEndings(" ");
            return new((int)e.StatusCode is >= 500 ? DeliveryState.Failed : DeliveryState.Queued, e.Mailbox is { } refused ? $"{refused.Address}: {said}" : said);
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

    // The mail is taken; how the parting goes changes nothing.
    private static async Task Leave(StagedSmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (PlainWords.Knows(e))
        {
            client.Dispose();
        }
    }
}
