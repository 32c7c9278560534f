using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.Grains.Seen;

namespace Oqupie.Testing.Seen;

/// <summary>What members have read, forgotten when the test ends.</summary>
public sealed class MemorySeenStore : ISeenStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(MemberId Member, long Ticket), (DateTimeOffset Seen, DateTimeOffset At)> _rows = [];
    private readonly Dictionary<MemberId, DateTimeOffset> _before = [];

    public Task<DateTimeOffset?> Before(MemberId member, CancellationToken cancellationToken) =>
        In(() => _before.TryGetValue(member, out var before) ? before : (DateTimeOffset?)null);

    public Task<ImmutableArray<SeenTicket>> Of(MemberId member, ImmutableArray<long> tickets, CancellationToken cancellationToken) => In(() =>
        tickets.Where(ticket => _rows.ContainsKey((member, ticket))).Select(ticket => new SeenTicket(ticket, _rows[(member, ticket)].Seen)).ToImmutableArray());

    public Task<ImmutableArray<SeenTicket>> Newest(MemberId member, int limit, CancellationToken cancellationToken) => In(() =>
        _rows.Where(row => row.Key.Member == member).OrderByDescending(row => row.Value.At).Take(limit)
            .Select(row => new SeenTicket(row.Key.Ticket, row.Value.Seen)).ToImmutableArray());

    public Task<bool> Saw(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken) => In(() =>
    {
        if (_rows.TryGetValue((member, seen.Ticket), out var known) && known.Seen >= seen.At)
        {
            return false;
        }

        _rows[(member, seen.Ticket)] = (seen.At, now);
        return true;
    });

    public Task Put(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken) =>
        In(() => _rows[(member, seen.Ticket)] = (seen.At, now));

    public Task SawAll(MemberId member, DateTimeOffset before, CancellationToken cancellationToken) => In(() =>
    {
        _before[member] = before;
        return Remove(_rows.Keys.Where(key => key.Member == member));
    });

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) => In(() =>
        Remove(_rows.Where(row => row.Value.At < before).OrderBy(row => row.Value.At).Take(limit).Select(row => row.Key)));

    private int Remove(IEnumerable<(MemberId Member, long Ticket)> keys)
    {
        var gone = keys.ToList();
        gone.ForEach(key => _rows.Remove(key));
        return gone.Count;
    }

    private Task<T> In<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }
}
