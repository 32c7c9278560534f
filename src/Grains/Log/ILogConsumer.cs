using System.Collections.Immutable;

namespace Oqupie.Grains.Log;

/// <summary>
/// Reacts to what happened, once, in its order. A follower grain for each shard hands it the events; what of them concerns one account it gets in order, what
/// concerns different accounts need not wait for each other. Register it as a singleton; calls for different shards come at the same time.
/// </summary>
public interface ILogConsumer
{
    /// <summary>Small letters and hyphens. Positions are stored by it: never changed.</summary>
    string Name { get; }

    /// <summary>Among how many followers the accounts are divided. Never changed.</summary>
    int Shards { get; }

    /// <summary>What becomes of it in another era, and where it begins.</summary>
    LogConsumerKind Kind { get; }

    /// <summary>The kinds of streams it wants; empty is all.</summary>
    ImmutableArray<string> Streams { get; }

    /// <summary>
    /// Takes the events in: all of them, or none where it throws. An account on which it throws is held back alone and tried again. The same batch may come
    /// again after a crash, unless <see cref="LogBatch.FollowedTo"/> was stored in the transaction of the effect; then never.
    /// </summary>
    /// <returns>Whether it stored <see cref="LogBatch.FollowedTo"/> with its effect; otherwise the follower stores it now.</returns>
    Task<bool> Take(LogBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets all it made of the shard's accounts; everything comes again from the first on. Asked of <see cref="LogConsumerKind.Rebuildable"/> ones only.
    /// </summary>
    /// <returns>Whether it stored <paramref name="followedTo"/> with that.</returns>
    Task<bool> Restart(FollowedTo followedTo, CancellationToken cancellationToken);
}

public enum LogConsumerKind
{
    /// <summary>Makes something of the events that can be made again. Begins with the first event; in another era it begins anew.</summary>
    Rebuildable,

    /// <summary>Tells the world. Begins with what happens after it was first started; in another era it stops, because nobody can know what was told.</summary>
    Outward,
}

/// <param name="Events">In the log's order, of one shard; one at least.</param>
/// <param name="FollowedTo">What is stored with the effect.</param>
public sealed record LogBatch(ImmutableArray<LoggedEvent> Events, FollowedTo FollowedTo);
