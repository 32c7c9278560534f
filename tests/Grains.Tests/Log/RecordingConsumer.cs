using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Log;
using Oqupie.Testing.Log;

namespace Oqupie.Grains.Tests.Log;

/// <summary>Writes down what it was handed, in the transaction of the position where it is said to, and fails on the accounts it is told to.</summary>
internal sealed class RecordingConsumer(string name, MemoryFollowerStore store) : ILogConsumer
{
    private readonly ConcurrentQueue<LoggedEvent> _taken = new();

    public string Name => name;

    public int Shards { get; init; } = 1;

    public LogConsumerKind Kind { get; init; } = LogConsumerKind.Rebuildable;

    public ImmutableArray<string> Streams { get; init; } = [];

    /// <summary>Stores the position with the effect.</summary>
    public bool Stores { get; init; }

    public ConcurrentDictionary<AccountId, bool> Failing { get; } = new();

    /// <summary>Its next effect is stored, and nobody hears of it.</summary>
    public bool LosesNextAnswer { get; set; }

    public int Restarts { get; private set; }

    public IEnumerable<LoggedEvent> Taken => _taken;

    public Task<bool> Take(LogBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Events.Any(one => Failing.ContainsKey(one.Account)))
        {
            throw new IOException("The consumer is out of order.");
        }

        if (!Stores)
        {
            Effect(batch);
            return Task.FromResult(false);
        }

        if (!store.Advance(batch.FollowedTo, () => Effect(batch)))
        {
            throw new InvalidOperationException("Another went on.");
        }

        if (LosesNextAnswer)
        {
            LosesNextAnswer = false;
            throw new IOException("The connection was lost.");
        }

        return Task.FromResult(true);
    }

    public Task<bool> Restart(FollowedTo followedTo, CancellationToken cancellationToken)
    {
        Restarts++;
        _taken.Clear();
        return Task.FromResult(false);
    }

    private void Effect(LogBatch batch)
    {
        foreach (var one in batch.Events)
        {
            _taken.Enqueue(one);
        }
    }
}
