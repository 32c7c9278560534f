using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Tests.Log;

/// <summary>Dies with its process, once, just before or just after a write that is counted to.</summary>
internal sealed class DyingFollowerStore(IFollowerStore store, int deathAt, bool isWritten) : IFollowerStore
{
    private int _writes;
    private bool _dead;

    /// <summary>The process starts again.</summary>
    public void Revive() => _dead = false;

    public Task<StoredFollower> Load(FollowerId follower, CancellationToken cancellationToken)
    {
        Live();
        return store.Load(follower, cancellationToken);
    }

    public Task Begin(FollowerId follower, string position, CancellationToken cancellationToken) =>
        Write(() => store.Begin(follower, position, cancellationToken));

    public async Task<bool> Advance(FollowedTo to, CancellationToken cancellationToken)
    {
        var moved = false;
        await Write(async () => moved = await store.Advance(to, cancellationToken));
        return moved;
    }

    public Task Part(FollowerId follower, AccountId account, string position, CancellationToken cancellationToken) =>
        Write(() => store.Part(follower, account, position, cancellationToken));

    public Task Hold(FollowerId follower, ApartAccount held, CancellationToken cancellationToken) =>
        Write(() => store.Hold(follower, held, cancellationToken));

    public Task Join(FollowerId follower, AccountId account, CancellationToken cancellationToken) =>
        Write(() => store.Join(follower, account, cancellationToken));

    private async Task Write(Func<Task> write)
    {
        Live();
        _dead = ++_writes == deathAt;

        if (!_dead || isWritten)
        {
            await write();
        }

        Live();
    }

    private void Live()
    {
        if (_dead)
        {
            throw new OperationCanceledException("The process has died.");
        }
    }
}
