using System.Collections.Immutable;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>What was sent and acknowledged, to be compared with what is there.</summary>
/// <param name="Servers">The customers' provider.</param>
/// <param name="Owner">Who may see everything.</param>
/// <param name="Channel">Where all mails came in.</param>
/// <param name="Customers">Whose mailboxes the replies must be in.</param>
/// <param name="Mails">The markers of all mails that were sent to the channel.</param>
/// <param name="Tickets">Acknowledged to the programs that made them.</param>
/// <param name="Replies">Acknowledged likewise.</param>
internal sealed record Ledger(
    MailServers Servers,
    OqupieApi Owner,
    Channel Channel,
    ImmutableArray<Mailbox> Customers,
    ImmutableArray<string> Mails,
    ImmutableArray<Written> Tickets,
    ImmutableArray<Written> Replies);
