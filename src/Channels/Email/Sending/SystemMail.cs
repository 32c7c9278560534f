using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Oqupie.Channels.Email.Addresses;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Members;

namespace Oqupie.Channels.Email.Sending;

/// <summary>The server's own mail over the SMTP server of the section "Mail".</summary>
internal sealed partial class SystemMail(SmtpDelivery delivery, IOptions<MailOptions> options, TimeProvider clock, ILogger<SystemMail> logger) : ISystemMail
{
    private readonly MailOptions _mail = options.Value;

    public bool Leaves => _mail.Host.Length > 0;

    public async Task<bool> Send(string name, string address, string subject, string text, string? html, CancellationToken cancellationToken)
    {
        if (!Leaves)
        {
            return false;
        }

        if (AddressSpec.Of(address) is not { } recipient || !MailboxAddress.TryParse(_mail.From, out var from))
        {
            LogNoAddress();
            return false;
        }

        using var message = PlainMail.Write(from, name, recipient, subject, text, html, clock.GetUtcNow());
        var answer = await delivery.Send(Server, message, waits: true, cancellationToken);

        if (answer.State is not DeliveryState.Sent)
        {
            LogNotSent(_mail.Host, answer.State, answer.Answer);
        }

        return answer.State is DeliveryState.Sent;
    }

    private MailServer Server => new() { Host = _mail.Host, Port = _mail.Port, Tls = _mail.Tls, User = _mail.User, Password = _mail.Password };

    [LoggerMessage(LogLevel.Warning, "A mail of the server's own was not sent: Mail:From or its recipient is no address.")]
    private partial void LogNoAddress();

    [LoggerMessage(LogLevel.Warning, "A mail of the server's own was not sent by {Host} ({State}): {Answer}")]
    private partial void LogNotSent(string host, DeliveryState state, string answer);
}
