using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Testing.Tickets;

/// <summary>What lies in a box for long, by looking at all tickets.</summary>
public sealed class MemoryTicketsToPurge : ITicketsToPurge
{
    private readonly MemoryTables _tables;

    internal MemoryTicketsToPurge(MemoryTables tables) => _tables = tables;

    public Task<ImmutableArray<PurgePlace>> Next(
        AccountId account, TicketBox box, DateTimeOffset before, PurgePlace? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Of(account, box, before)
            .OrderBy(Since).ThenBy(row => row.Id.Number)
            .Where(row => after is null || (Since(row), row.Id.Number).CompareTo((after.Since ?? default, after.Number)) > 0)
            .Take(limit)
            .Select(row => new PurgePlace(row.Id.Number, row.BoxedAt))
            .ToImmutableArray());

    public Task<int> Count(AccountId account, TicketBox box, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        Task.FromResult(Of(account, box, before).Take(most).Count());

    private static DateTimeOffset Since(TicketRow row) => row.BoxedAt ?? default;

    private List<TicketRow> Of(AccountId account, TicketBox box, DateTimeOffset before)
    {
        lock (_tables.Gate)
        {
            return [.. _tables.Tickets.Values.Select(one => one.Row).Where(row => row.Id.Account == account && row.Box == box && Since(row) <= before)];
        }
    }
}
