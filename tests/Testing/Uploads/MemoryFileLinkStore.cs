using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.Grains.Uploads;

namespace Oqupie.Testing.Uploads;

/// <summary>What became of links, forgotten when the test ends.</summary>
public sealed class MemoryFileLinkStore : IFileLinkStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TicketId Ticket, long Item, int File), LinkState> _rows = [];

    public Task<ImmutableArray<LinkState>> Of(TicketId ticket, ImmutableArray<long> items, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<ImmutableArray<LinkState>>(
                [.. _rows.Where(row => row.Key.Ticket == ticket && items.Contains(row.Key.Item)).Select(row => row.Value)]);
        }
    }

    public Task Fetched(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(ticket, item, file, link => link with { Fetched = link.Fetched + 1, FetchedAt = at });

    public Task Withdraw(TicketId ticket, long item, int file, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(ticket, item, file, link => link with { WithdrawnAt = link.WithdrawnAt ?? at });

    private Task Change(TicketId ticket, long item, int file, Func<LinkState, LinkState> change)
    {
        lock (_gate)
        {
            _rows[(ticket, item, file)] = change(_rows.GetValueOrDefault((ticket, item, file)) ?? new() { Item = item, File = file });
            return Task.CompletedTask;
        }
    }
}
