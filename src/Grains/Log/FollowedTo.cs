using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <summary>
/// How far a follower has got with an effect. A store that keeps the effect writes this in the same transaction, which fails as a whole where the follower does
/// not stand at <see cref="From"/> any more: of two activations only one ever goes on.
/// </summary>
public sealed record FollowedTo
{
    public required FollowerId Follower { get; init; }

    /// <summary>Null for all of the shard but those that go by themselves.</summary>
    public AccountId? Account { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>No account goes by itself any more: everybody begins at <see cref="To"/>.</summary>
    public bool Restarts { get; init; }
}
