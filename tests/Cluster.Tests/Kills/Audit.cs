using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MailKit;
using Oqupie.Cluster.Tests.Live;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>Compares what was sent and acknowledged with what is there, and says of each difference which it is.</summary>
internal sealed class Audit(Ledger ledger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100); // Reminders of Orleans come once a minute at the most often.
    private readonly List<string> _complaints = [];

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Waits until every mail was taken in and every reply has left, as far as the product says.</summary>
    public async Task WaitUntilQuiet(CancellationToken cancellationToken)
    {
        var fates = ImmutableArray<IntakeMessage>.Empty;
        await Until.True(
            async cancel =>
            {
                fates = await ledger.Owner.All<IntakeMessage>($"channels/{ledger.Channel.Id}/messages", cancel);
                return fates.Count(message => message.Fate is not "pending") >= ledger.Mails.Length;
            },
            () => $"{ledger.Mails.Length} mails were sent, {fates.Length} have a fate. First: {fates.FirstOrDefault()}",
            Patience,
            cancellationToken);
        foreach (var replies in ledger.Replies.GroupBy(reply => reply.Ticket))
        {
            await WaitUntilSent(replies.Key, [.. replies.Select(reply => reply.Item!)], cancellationToken);
        }
    }

    /// <summary>Every mail is exactly one ticket or message, and the channel says the same.</summary>
    public async Task Mails(CancellationToken cancellationToken)
    {
        var fates = await ledger.Owner.All<IntakeMessage>($"channels/{ledger.Channel.Id}/messages", cancellationToken);
        Expect(fates.Count(message => message.Fate is "ticket" or "message"), ledger.Mails.Length, "journalled messages that became a ticket or message");
        foreach (var odd in fates.Where(message => message.Fate is not ("ticket" or "message")))
        {
            _complaints.Add($"A mail has the fate {odd.Fate}: {odd.Reason}");
        }
    }

    /// <summary>The channel's journal names each mail of the mailbox once, and nothing else.</summary>
    public async Task Sources(IReadOnlyList<UniqueId> uids, CancellationToken cancellationToken)
    {
        var sources = (await ledger.Owner.All<IntakeMessage>($"channels/{ledger.Channel.Id}/messages", cancellationToken))
            .Select(message => message.Source[(message.Source.LastIndexOf(':') + 1)..]).Order(StringComparer.Ordinal);
        var there = uids.Select(uid => uid.Id.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);

        if (!sources.SequenceEqual(there, StringComparer.Ordinal))
        {
            _complaints.Add("The journal's sources are not the mailbox's UIDs.");
        }
    }

    /// <summary>Every text ever written is there once: mails, tickets and replies; and nothing else is.</summary>
    public async Task Writes(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, List<(int Ticket, TimelineItem Item)>>(StringComparer.Ordinal);
        foreach (var ticket in await ledger.Owner.Tickets(cancellationToken: cancellationToken))
        {
            foreach (var item in (await ledger.Owner.Timeline(ticket.Id, cancellationToken))
                .Where(item => item is { Type: "opened" or "message" or "reply", Text.Length: > 0 }))
            {
                var marker = Marker.Of(item.Text);
                found.TryAdd(marker, []);
                found[marker].Add((ticket.Id, item));
            }
        }

        foreach (var marker in ledger.Mails.Concat(ledger.Tickets.Select(ticket => ticket.Marker)))
        {
            Expect(found.GetValueOrDefault(marker)?.Count ?? 0, 1, marker);
        }

        foreach (var reply in ledger.Replies)
        {
            var places = found.GetValueOrDefault(reply.Marker) ?? [];
            Expect(places.Count, 1, reply.Marker);
            Expect(places.Count(place => place.Ticket == reply.Ticket && place.Item.Id == reply.Item), 1, $"{reply.Marker} where it was acknowledged");
        }

        Expect(found.Count, ledger.Mails.Length + ledger.Tickets.Length + ledger.Replies.Length, "different texts in all tickets");
    }

    /// <summary>Every reply reached its customer, as one mail however often it was sent.</summary>
    public async Task Deliveries(CancellationToken cancellationToken)
    {
        foreach (var customer in ledger.Customers)
        {
            var mails = (await ledger.Servers.Read(customer, cancellationToken)).ToLookup(mail => Marker.Of(mail.TextBody), mail => mail.MessageId);
            foreach (var reply in ledger.Replies.Where(reply => reply.Customer == customer.Address))
            {
                Expect(mails[reply.Marker].Distinct(StringComparer.Ordinal).Count(), 1, $"Message-IDs of {reply.Marker} in the customer's mailbox");
            }
        }
    }

    /// <summary>The console shows what a fresh reading shows, row for row and member for member.</summary>
    public async Task Console(ConsoleClient console, CancellationToken cancellationToken)
    {
        var difference = "";
        await Until.True(
            async cancel =>
            {
                var fresh = await ledger.Owner.All<JsonElement>("tickets?box=all&sort=created", cancel);
                difference = Difference(console, fresh);
                return difference is "";
            },
            () =>
                $"A console (connections {console.Connections}, gaps {console.Gaps}, resets {console.Resets}, last trouble \"{console.LastTrouble}\") "
                    + $"{difference}",
            patience: null,
            cancellationToken);
    }

    private static string Difference(ConsoleClient console, ImmutableArray<JsonElement> fresh)
    {
        foreach (var row in fresh)
        {
            if (!console.Rows.TryGetValue(row.GetProperty("id").GetInt32(), out var shown))
            {
                return $"does not show {row.GetRawText()}";
            }

            if (!JsonElement.DeepEquals(row, shown))
            {
                return $"shows {shown.GetRawText()}\ninstead of {row.GetRawText()}";
            }
        }

        return console.Rows.Count == fresh.Length ? "" : $"shows {console.Rows.Count} tickets, {fresh.Length} are there";
    }

    private Task WaitUntilSent(int ticket, ImmutableHashSet<string> replies, CancellationToken cancellationToken)
    {
        var waiting = ImmutableArray<TimelineItem>.Empty;
        return Until.True(
            async cancel =>
            {
                waiting = [.. (await ledger.Owner.Timeline(ticket, cancel)).Where(item => replies.Contains(item.Id) && item.Delivery is not "sent")];
                return waiting.IsEmpty;
            },
            () => $"Not sent on ticket {ticket}: {string.Join(", ", waiting)}",
            Patience,
            cancellationToken);
    }

    private void Expect(int actual, int expected, string what)
    {
        if (actual != expected)
        {
            _complaints.Add($"{what}: {actual} instead of {expected}");
        }
    }
}
