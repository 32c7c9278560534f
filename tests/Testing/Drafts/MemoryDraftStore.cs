using System.Collections.Immutable;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Drafts;

namespace Oqupie.Testing.Drafts;

public sealed class MemoryDraftStore : IDraftStore
{
    private readonly MemoryTables _tables;
    private readonly Dictionary<DraftId, ImmutableArray<DraftRow>> _drafts = [];
    private readonly Dictionary<DraftId, DraftMark> _marks = [];
    private readonly Dictionary<DraftId, DateTimeOffset> _looked = [];
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

    public Task<bool> Append(DraftId draft, DraftRow row, DraftMark? mark, CancellationToken cancellationToken) => Put(draft, row, 0, mark);

    public Task<bool> Replace(DraftId draft, DraftRow row, long upTo, CancellationToken cancellationToken) => Put(draft, row, upTo, null);

    public Task<DraftMark?> Mark(DraftId draft, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_marks.GetValueOrDefault(draft));
        }
    }

    public Task<ImmutableArray<DraftMark>> Marks(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<DraftMark>>(
            [
                .. from pair in _marks
                   where pair.Key.Ticket.Account == asker.Account && tickets.Contains(pair.Key.Ticket.Number) && !pair.Value.By.IsEmpty
                   where _tables.Tickets.TryGetValue(pair.Key.Ticket, out var ticket)
                       && asker.Sees(ticket.Row.Brand, ticket.Row.AssigneeMember, ticket.Row.AssigneeGroup)
                   select pair.Value,
            ]);
        }
    }

    public Task<ImmutableArray<DraftId>> Old(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<DraftId>>(
                [.. _looked.Where(pair => pair.Value < before).OrderBy(pair => pair.Value).Take(limit).Select(pair => pair.Key)]);
        }
    }

    public Task Look(DraftId draft, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_looked.TryGetValue(draft, out var before) && before < at)
            {
                _looked[draft] = at;
            }

            return Task.CompletedTask;
        }
    }

    public Task Forget(DraftId draft, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            _drafts.Remove(draft);
            _marks.Remove(draft);
            _looked.Remove(draft);
            return Task.CompletedTask;
        }
    }

    private Task<bool> Put(DraftId draft, DraftRow row, long upTo, DraftMark? mark)
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

            if (wins && mark is not null)
            {
                (_marks[draft], _looked[draft]) = (mark, row.At);
            }

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
