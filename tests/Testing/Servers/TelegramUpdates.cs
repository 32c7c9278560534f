using System.Collections.Immutable;

namespace Oqupie.Testing.Servers;

/// <summary>
/// What waits for a bot, as the Bot API keeps it: asking from a place on forgets all before it, a place far ahead is passed over, and of two who ask at once
/// the first is sent away.
/// </summary>
internal sealed class TelegramUpdates
{
    private const int Ahead = 10;

    private readonly Lock _gate = new();
    private readonly List<(long Id, string Json)> _waiting = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _asking;

    /// <summary>What the next is called.</summary>
    public long Next { get; set; } = 880_000_001;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Whether somebody waits for news.</summary>
    public bool IsAsked
    {
        get
        {
            lock (_gate)
            {
                return _asking is not null;
            }
        }
    }

    /// <param name="json">Of the number that it gets.</param>
    public string Add(Func<long, string> json)
    {
        lock (_gate)
        {
            var id = Next++;
            var update = json(id);
            _waiting.Add((id, update));
            Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return update;
        }
    }

    /// <returns>Null for who was sent away, because another asks.</returns>
    public async Task<ImmutableArray<string>?> Take(long? offset, int limit, TimeSpan wait)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _asking, mine)?.TrySetResult();
        var over = Task.Delay(wait, TimeProvider.System);

        while (true)
        {
            var (found, more) = Found(offset, limit);

            if (found.Length > 0 || over.IsCompleted)
            {
                Interlocked.CompareExchange(ref _asking, null, mine);
                return found;
            }

            await Task.WhenAny(more, over, mine.Task);

            if (mine.Task.IsCompleted)
            {
                return null;
            }
        }
    }

    private (ImmutableArray<string> Found, Task More) Found(long? offset, int limit)
    {
        lock (_gate)
        {
            if (offset is { } from && from <= Next + Ahead)
            {
                _waiting.RemoveAll(update => update.Id < from);
            }

            return ([.. _waiting.Take(limit).Select(update => update.Json)], _more.Task);
        }
    }
}
