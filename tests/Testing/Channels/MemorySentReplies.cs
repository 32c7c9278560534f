using System.Collections.Immutable;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Channels;

public sealed class MemorySentReplies : ISentReplies
{
    private const int Most = 50;

    private readonly MemoryTables _tables;

    internal MemorySentReplies(MemoryTables tables) => _tables = tables;

    public Task<ImmutableArray<SentReply>> Marked(ChannelId channel, string outbox, CancellationToken cancellationToken) =>
        Replies(channel, row => row.Entry.Id == outbox);

    public Task<ImmutableArray<SentReply>> Called(ChannelId channel, ImmutableArray<string> externalIds, CancellationToken cancellationToken) =>
        Replies(channel, row => row.ExternalId is { } name && externalIds.Contains(name));

    public Task<ImmutableArray<SentReply>> UpTo(ChannelId channel, CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken) =>
        Replies(channel, row => row.Entry.Customer == customer.Local && row.State is DeliveryState.Sent && row.EndedAt <= at);

    public Task Name(ChannelId channel, string outbox, string externalId, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_tables.Outbox.TryGetValue((channel.Account, outbox), out var row) && row.Entry.Channel == channel.Local && row.ExternalId is null)
            {
                _tables.Outbox[(channel.Account, outbox)] = row with { ExternalId = externalId };
            }

            return Task.CompletedTask;
        }
    }

    private Task<ImmutableArray<SentReply>> Replies(ChannelId channel, Func<MemoryOutboxRow, bool> wanted)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.Outbox
                .Where(pair => pair.Key.Account == channel.Account && pair.Value.Entry.Channel == channel.Local && pair.Value.State is not DeliveryState.Queued)
                .Select(pair => pair.Value).Where(wanted).OrderByDescending(row => row.Entry.Id, StringComparer.Ordinal).Take(Most)
                .Select(row => new SentReply(row.Entry.Ticket, row.Entry.Id)).ToImmutableArray());
        }
    }
}
