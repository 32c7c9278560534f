using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

[GrainType("account-news")]
internal sealed class AccountNewsGrain : Grain, IAccountNewsGrain
{
    /// <summary>How many changes are remembered. Hosts ask once a second, so this is plenty, and who is further behind reads everything again.</summary>
    public const int Remembered = 4000;

    private readonly Queue<AccountChange> _changes = new(Remembered);
    private readonly string _epoch = Guid.NewGuid().ToString("n");
    private long _last;

    public Task Tell(AccountChange change)
    {
        if (_changes.Count == Remembered)
        {
            _changes.Dequeue();
        }

        _changes.Enqueue(change);
        _last++;
        return Task.CompletedTask;
    }

    public Task<AccountNews> Since(string epoch, long number)
    {
        var known = epoch == _epoch && number <= _last && _last - number <= _changes.Count;

        return Task.FromResult(new AccountNews
        {
            Epoch = _epoch,
            Number = _last,
            Reset = !known,
            Changes = known ? [.. _changes.Skip(_changes.Count - (int)(_last - number))] : ImmutableArray<AccountChange>.Empty,
        });
    }
}
