using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Channels;

/// <summary>The other side of one channel.</summary>
/// <param name="name">Of the room.</param>
public sealed class FakeRoom(string name)
{
    private readonly Lock _gate = new();
    private readonly List<FakeItem> _items = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    /// <summary>Every attempt to send, in order.</summary>
    public ConcurrentQueue<OutboxItem> Sent { get; } = new();

    /// <summary>Takes what is sent, and we never hear of it.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Cannot tell what it has.</summary>
    public bool IsBlind { get; set; }

    /// <summary>The cursors that were asked from, in order.</summary>
    public ConcurrentQueue<string?> Asked { get; } = new();

    public void Put(FakeItem item)
    {
        lock (_gate)
        {
            _items.Add(item);
        }

        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    internal (ImmutableArray<FakeItem> Items, Task More) After(int place, int limit)
    {
        lock (_gate)
        {
            return ([.. _items.Skip(place).Take(limit)], _more.Task);
        }
    }
}

internal sealed class FakePull(FakeRoom room, Func<FakeItem, RawMessage> keep) : IPull
{
    private Task _more = Task.CompletedTask;

    public FetchMode Mode => FetchMode.Poll;

    public Task<PulledBatch> Fetch(string? cursor, int limit, CancellationToken cancellationToken)
    {
        room.Asked.Enqueue(cursor);
        var place = cursor is null ? 0 : int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)), CultureInfo.InvariantCulture);
        (var items, _more) = room.After(place, limit);
        var next = Convert.ToBase64String(Encoding.UTF8.GetBytes((place + items.Length).ToString(CultureInfo.InvariantCulture)));
        return Task.FromResult(new PulledBatch([.. items.Select(keep)], next, More: items.Length == limit));
    }

    public Task Wait(DateTimeOffset? until, CancellationToken cancellationToken) => _more.WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => default;
}
