using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <summary>Where followers stand, as it would be after a crash.</summary>
public interface IFollowerStore
{
    Task<StoredFollower> Load(FollowerId follower, CancellationToken cancellationToken);

    /// <summary>It begins here. Nothing where it began before.</summary>
    Task Begin(FollowerId follower, string position, CancellationToken cancellationToken);

    /// <summary>For an effect that lies elsewhere. False, and nothing, where it does not stand at <see cref="FollowedTo.From"/>.</summary>
    Task<bool> Advance(FollowedTo to, CancellationToken cancellationToken);

    /// <summary>The account goes by itself from here on. Nothing where it does already.</summary>
    Task Part(FollowerId follower, AccountId account, string position, CancellationToken cancellationToken);

    /// <summary>Says how the last attempt at an account that goes by itself ended. Nothing where it does not.</summary>
    Task Hold(FollowerId follower, ApartAccount held, CancellationToken cancellationToken);

    /// <summary>The account goes with the others again. Nothing where it does not stand where they stand.</summary>
    Task Join(FollowerId follower, AccountId account, CancellationToken cancellationToken);
}

/// <param name="Position">Null where it never began.</param>
/// <param name="Apart">The accounts that go by themselves.</param>
public sealed record StoredFollower(string? Position, ImmutableArray<ApartAccount> Apart);

/// <summary>An account that goes by itself: the consumer fails on it, or it is catching up.</summary>
public sealed record ApartAccount
{
    public required AccountId Account { get; init; }

    public required string Position { get; init; }

    /// <summary>How often in a row the consumer failed; 0 where it is only catching up.</summary>
    public int Attempts { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset RetryAt { get; init; }
}
