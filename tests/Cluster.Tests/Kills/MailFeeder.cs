using System.Collections.Immutable;
using System.Globalization;
using MimeKit;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>Customers who write one numbered mail after the other, whether or not anybody fetches them. Every third one answers their own last mail.</summary>
internal sealed class MailFeeder(MailServers servers, Mailbox support, ImmutableArray<Mailbox> customers)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);
    private readonly Dictionary<Mailbox, MimeMessage> _last = [];

    public ImmutableArray<string> Sent { get; private set; } = [];

    public async Task Run(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace, TimeProvider.System);
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var customer = customers[number % customers.Length];
            var marker = string.Create(CultureInfo.InvariantCulture, $"mail-{number:0000}");
            using var mail = Write(marker, customer, number % 3 is 2 ? _last.GetValueOrDefault(customer) : null);
            await servers.Send(mail, CancellationToken.None); // Once begun it is either sent or the test fails: a mail nobody knows about proves nothing.
            Sent = Sent.Add(marker);
            _last[customer] = mail;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private MimeMessage Write(string marker, Mailbox customer, MimeMessage? answers)
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
