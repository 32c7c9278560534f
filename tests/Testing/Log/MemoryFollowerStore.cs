using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;

namespace Oqupie.Testing.Log;

/// <summary>Followers' places, forgotten when the test ends.</summary>
public sealed class MemoryFollowerStore : IFollowerStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FollowerId, string> _positions = [];
    private readonly Dictionary<(FollowerId Follower, AccountId Account), ApartAccount> _apart = [];

    public Task<StoredFollower> Load(FollowerId follower, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new StoredFollower(
                _positions.GetValueOrDefault(follower),
                [.. _apart.Where(one => one.Key.Follower == follower).Select(one => one.Value).OrderBy(one => one.Account.Value, StringComparer.Ordinal)]));
        }
    }

    public Task Begin(FollowerId follower, string position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _positions.TryAdd(follower, position);
            return Task.CompletedTask;
        }
    }

    public Task<bool> Advance(FollowedTo to, CancellationToken cancellationToken) => Task.FromResult(Advance(to, static () => { }));

    /// <summary>The effect and the position in one transaction, as a store of ours does both.</summary>
    public bool Advance(FollowedTo to, Action effect)
    {
        lock (_gate)
        {
            if (Position(to) != to.From)
            {
                return false;
            }

            effect();

            if (to.Account is { } account)
            {
                _apart[(to.Follower, account)] = _apart[(to.Follower, account)] with { Position = to.To };
            }
            else
            {
                _positions[to.Follower] = to.To;
            }

            foreach (var apart in _apart.Keys.Where(one => to.Restarts && one.Follower == to.Follower).ToList())
            {
                _apart.Remove(apart);
            }

            return true;
        }
    }

    public Task Part(FollowerId follower, AccountId account, string position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _apart.TryAdd((follower, account), new() { Account = account, Position = position });
            return Task.CompletedTask;
        }
    }

    public Task Hold(FollowerId follower, ApartAccount held, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_apart.TryGetValue((follower, held.Account), out var known))
            {
                _apart[(follower, held.Account)] = held with { Position = known.Position };
            }

            return Task.CompletedTask;
        }
    }

    public Task Join(FollowerId follower, AccountId account, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_apart.TryGetValue((follower, account), out var known) && known.Position == _positions.GetValueOrDefault(follower))
            {
                _apart.Remove((follower, account));
            }

            return Task.CompletedTask;
        }
    }

    private string? Position(FollowedTo to) =>
        to.Account is { } account ? _apart.GetValueOrDefault((to.Follower, account))?.Position : _positions.GetValueOrDefault(to.Follower);
}
