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
    /// <param name="waits">Whether one in copy who is put off holds it up.</param>
    /// <param name="cancellationToken">Gives up; what is then known is still answered truly.</param>
    public async Task<SendAnswer> Send(MailServer server, MimeMessage message, bool waits, CancellationToken cancellationToken)
    {
        StagedSmtpClient client;

        try
        {
            client = await connections.Take(server, kept => kept.MayAskUtf8 || !SmtpEnvelope.NeedsUtf8(message), cancellationToken);
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

        client.Begin(Main(message), waits, options.Value.Timeout, options.Value.FinalAnswerTimeout);
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

    private static string Main(MimeMessage message) =>
        SmtpEnvelope.Of(message, offersUtf8: true) is { Recipients: [var main, ..] } ? main.Address : "";

    private async Task<SendAnswer> HandIn(StagedSmtpClient client, MailServer server, MimeMessage message, CancellationToken cancellationToken)
    {
        if (SmtpEnvelope.Of(message, client.OffersUtf8) is not { } envelope)
        {
            return new(
                DeliveryState.Failed,
                $"{server.Host} takes no addresses with letters beyond ASCII before the @ (SMTPUTF8), so nothing can be sent by it to "
                    + $"{message.To.Mailboxes.FirstOrDefault()?.Address}.");
        }

        client.Use(utf8: SmtpEnvelope.NeedsUtf8(message));

        try
        {
            var answer = await client.SendAsync(message, envelope.Sender, envelope.Recipients, cancellationToken, client);
            var refused = client.Refused.Concat(envelope.Unreachable.Select(one => $"{one.Address} ({server.Host} takes no such addresses: no SMTPUTF8)"));
            var notTo = string.Join("; ", refused);
            return notTo.Length is 0
                ? new(DeliveryState.Sent, answer)
                : new(DeliveryState.Sent, $"{answer} But not to {notTo}.") { NotTo = notTo };
        }
        catch (SmtpCommandException e)
        {
            var said = $"{(int)e.StatusCode} {e.Message}".ReplaceLineEndings(" ");
            return new(
                (int)e.StatusCode is >= 500 ? DeliveryState.Failed : DeliveryState.Queued, e.Mailbox is { } refused ? $"{refused.Address}: {said}" : said);
        }
        catch (NotSupportedException e)
        {
            // The mail needs what the server does not offer, and will not tomorrow.
            return new(DeliveryState.Failed, $"{server.Host} cannot send this mail: {e.Message}");
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
