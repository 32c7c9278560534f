using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts;

namespace Oqupie.Testing.Drafts;

public sealed class MemoryDraftStore : IDraftStore
{
    private readonly MemoryTables _tables;
    private readonly Dictionary<DraftId, ImmutableArray<DraftRow>> _drafts = [];
    private int _failing;

    internal MemoryDraftStore(MemoryTables tables) => _tables = tables;

    /// <summary>How many rows were written, of all drafts.</summary>
    public int Written { get; private set; }

    /// <summary>So many of the next writes fail.</summary>
    public void Fail(int count) => _failing = count;

    public ImmutableArray<DraftRow> Of(DraftId draft)
    {
        lock (_tables.Gate)
        {
            return _drafts.GetValueOrDefault(draft, []);
        }
    }

    public Task<ImmutableArray<DraftRow>> Load(DraftId draft, CancellationToken cancellationToken) => Task.FromResult(Of(draft));

    public Task<bool> Append(DraftId draft, DraftRow row, CancellationToken cancellationToken) => Replace(draft, row, 0, cancellationToken);

    public Task<bool> Replace(DraftId draft, DraftRow row, long upTo, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_failing > 0)
            {
                _failing--;
                throw new IOException("The storage is out of order.");
            }

            var rows = _drafts.GetValueOrDefault(draft, []);
            var wins = rows.All(known => known.Number != row.Number);
            _drafts[draft] = [.. rows.Where(known => known.Number > upTo), .. wins ? [row] : ImmutableArray<DraftRow>.Empty];
            Written += wins ? 1 : 0;
            return Task.FromResult(wins);
        }
    }

    public Task<bool> IsOnTicket(DraftId draft, string wish, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.Wishes.ContainsKey((draft.Ticket, wish)));
        }
    }
}
