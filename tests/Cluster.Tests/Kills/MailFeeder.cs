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
            using var mail = CustomersMail.Write(marker, customer, support, number % 3 is 2 ? _last.GetValueOrDefault(customer) : null);
            await servers.Send(mail, CancellationToken.None); // Once begun it is either sent or the test fails: a mail nobody knows about proves nothing.
            Sent = Sent.Add(marker);
            _last[customer] = mail;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
