using System.Collections.Immutable;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Finds the replies that the other side speaks of, among those that have left or may have.</summary>
public interface ISentReplies
{
    /// <summary>The one with this mark of ours; none where it is another channel's.</summary>
    Task<ImmutableArray<SentReply>> Marked(ChannelId channel, string outbox, CancellationToken cancellationToken);

    /// <summary>Those that the other side calls so.</summary>
    Task<ImmutableArray<SentReply>> Called(ChannelId channel, ImmutableArray<string> externalIds, CancellationToken cancellationToken);

    /// <summary>Those to a customer that had left by then, the newest first; at most the 50 newest, for a watermark is told again and again.</summary>
    Task<ImmutableArray<SentReply>> UpTo(ChannelId channel, CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes what the other side calls a reply, where that is not known yet.</summary>
    Task Name(ChannelId channel, string outbox, string externalId, CancellationToken cancellationToken);
}

/// <param name="Ticket">Whose.</param>
/// <param name="Outbox">The entry that carried it.</param>
public sealed record SentReply(TicketId Ticket, string Outbox);
