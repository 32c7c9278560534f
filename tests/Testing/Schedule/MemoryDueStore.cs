using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Testing.Schedule;

public sealed class MemoryDueStore : IDueStore
{
    private readonly MemoryTables _tables;
    private int _failingLooks;

    internal MemoryDueStore(MemoryTables tables) => _tables = tables;

    public int FailedLooks { get; private set; }

    /// <summary>So many of the next looks at what is due fail.</summary>
    public void FailLooks(int count) => _failingLooks = count;

    /// <summary>Of whichever shard; null where there is none.</summary>
    public DueItem? Find(AccountId account, string what, string key)
    {
        lock (_tables.Gate)
        {
            return _tables.Due.GetValueOrDefault((account, what, key)).Item;
        }
    }

    public Task<DateTimeOffset?> Next(int shard, DateTimeOffset after, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(Of(shard).Where(item => item.NextAt > after).Min(item => (DateTimeOffset?)item.NextAt));
        }
    }

    public Task<ImmutableArray<DueItem>> Due(int shard, DateTimeOffset now, DueItem? after, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (_failingLooks > 0)
            {
                _failingLooks--;
                FailedLooks++;
                throw new IOException("The storage is out of order.");
            }

            return Task.FromResult(ImmutableArray.CreateRange(Of(shard)
                .Where(item => item.NextAt <= now && (after is null || Order.Compare(item, after) > 0))
                .Order(Order)
                .Take(limit)));
        }
    }

    public Task Put(AccountId account, ImmutableArray<DueRow> rows, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            foreach (var row in rows)
            {
                _tables.Put(account, row);
            }
        }

        _tables.RingFor(account, rows);
        return Task.CompletedTask;
    }

    public Task<bool> End(DueItem item, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult(_tables.IsStill(item.Account, item.End) && _tables.Due.Remove((item.Account, item.What, item.Key)));
        }
    }

    public Task<bool> PutOff(DueItem item, DateTimeOffset until, string reason, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            if (!_tables.IsStill(item.Account, item.End))
            {
                return Task.FromResult(false);
            }

            var (shard, known) = _tables.Due[(item.Account, item.What, item.Key)];
            _tables.Due[(item.Account, item.What, item.Key)] = (shard, known with { NextAt = until, Attempts = known.Attempts + 1, Reason = reason });
            return Task.FromResult(true);
        }
    }

    private IEnumerable<DueItem> Of(int shard) => _tables.Due.Values.Where(row => row.Shard == shard).Select(row => row.Item);

    private static readonly Comparer<DueItem> Order = Comparer<DueItem>.Create((one, other) =>
        one.NextAt.CompareTo(other.NextAt) is not 0 and var time ? time
        : string.CompareOrdinal(one.Account.Value, other.Account.Value) is not 0 and var account ? account
        : string.CompareOrdinal(one.What, other.What) is not 0 and var what ? what
        : string.CompareOrdinal(one.Key, other.Key));
}
