using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>We ask the other side for what is new.</summary>
public interface IPulledChannel : IChannelAbility
{
    /// <summary>Whether there is anything to ask, as the settings are.</summary>
    bool Pulls(IChannelSettings settings);

    /// <summary>Opens the way. Throws <see cref="ChannelFailedException"/> in plain words where it cannot.</summary>
    Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken);
}

/// <summary>An open way to the other side, used by one poller at a time.</summary>
public interface IPull : IAsyncDisposable
{
    /// <summary>Whether the other side tells of news by itself.</summary>
    FetchMode Mode { get; }

    /// <summary>
    /// What comes after the cursor, oldest first, its bytes in the blob store; at most <paramref name="limit"/>. Changes nothing on the other side.
    /// The same item may come again, under the same source if it is unchanged.
    /// </summary>
    /// <param name="cursor">What an earlier batch said, and nobody else understands; null: from the beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Does on the other side what the channel wants done with these items of a batch, which have their fate; safe to repeat.</summary>
    /// <returns>Why it could not be done, for a person; null where it was, or there is nothing to do.</returns>
    Task<string?> Finish(PulledBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>
    /// Asks once more for items that a batch named as <see cref="PulledBatch.NotGiven"/>, some of them or all: those it says nothing of stay as they are.
    /// </summary>
    Task<AskedAgain> FetchAgain(ImmutableArray<string> sources, CancellationToken cancellationToken) =>
        Task.FromResult(new AskedAgain(new([], null, false), []));

    /// <summary>
    /// Returns when there may be something new, after a while, and at <paramref name="until"/> at the latest. Throws <see cref="ChannelFailedException"/> when
    /// the way is lost.
    /// </summary>
    Task Wait(DateTimeOffset? until, CancellationToken cancellationToken);
}

/// <param name="Items">Oldest first.</param>
/// <param name="Cursor">To be saved after all of them have their fate; null where there is nothing to remember yet.</param>
/// <param name="More">True where another call would bring more at once.</param>
public sealed record PulledBatch(ImmutableArray<RawMessage> Items, string? Cursor, bool More)
{
    /// <summary>What the other side named and did not give, however it was asked. The cursor is beyond these too.</summary>
    public ImmutableArray<NotGiven> NotGiven { get; init; } = [];
}

/// <param name="Source">As <see cref="RawMessage.Source"/>, if it had come.</param>
/// <param name="Reason">In plain words, with the other side's own.</param>
public sealed record NotGiven(string Source, string Reason);

/// <param name="Batch">What is given now, and what is still not; its cursor means nothing.</param>
/// <param name="Gone">Sources that the other side has no more.</param>
public sealed record AskedAgain(PulledBatch Batch, ImmutableArray<string> Gone);
