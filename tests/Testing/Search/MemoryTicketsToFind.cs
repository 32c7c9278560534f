using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Search;

/// <summary>Tickets by their numbers, by looking at all of them.</summary>
public sealed class MemoryTicketsToFind : ITicketsToFind
{
    private readonly MemoryTables _tables;

    internal MemoryTicketsToFind(MemoryTables tables) => _tables = tables;

    public Task<long> Newest(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult(Of(account).Select(row => row.Id.Number).DefaultIfEmpty().Max());

    public Task<ImmutableArray<TicketRow>> Rows(AccountId account, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) =>
        Task.FromResult(Of(account).Where(row => numbers.Contains(row.Id.Number)).ToImmutableArray());

    public Task<ImmutableArray<long>> Numbers(AccountId account, long from, long until, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Of(account).Select(row => row.Id.Number).Where(number => number >= from && number < until).Order().Take(limit).ToImmutableArray());

    private List<TicketRow> Of(AccountId account)
    {
        lock (_tables.Gate)
        {
            return [.. _tables.Tickets.Values.Select(ticket => ticket.Row).Where(row => row.Id.Account == account)];
        }
    }
}
