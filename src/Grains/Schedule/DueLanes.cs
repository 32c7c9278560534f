using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Schedule;

/// <summary>
/// Rows that are being acted on or wait for it: a lane for each account, of bounded breadth, and a bounded number of places for all. So an account whose
/// rows are slow fills its lane and keeps nobody else from theirs.
/// </summary>
/// <remarks>For one grain's turns only.</remarks>
/// <param name="act">Never throws.</param>
/// <param name="drained">Called when a lane has become empty.</param>
/// <param name="most">Rows at the same time.</param>
/// <param name="mostOfAccount">Of one account.</param>
internal sealed class DueLanes(Func<DueItem, Task> act, Action drained, int most, int mostOfAccount)
{
    private const int LongestLane = 1000;

    private readonly Queue<TaskCompletionSource> _waitingForPlace = new();
    private readonly Dictionary<AccountId, Lane> _lanes = [];
    private readonly Dictionary<(AccountId Account, string What, string Key), string> _held = [];
    private int _freePlaces = most;
    private TaskCompletionSource? _empty;

    /// <summary>
    /// True where it is, or was already, taken. False where it must be left for later: its lane is full, or what was there under its key is still being
    /// acted on.
    /// </summary>
    public bool Take(DueItem item)
    {
        if (_held.TryGetValue(Key(item), out var token))
        {
            return token == item.Token;
        }

        if (!_lanes.TryGetValue(item.Account, out var lane))
        {
            _lanes[item.Account] = lane = new(item.Account);
        }

        if (lane.Waiting.Count >= LongestLane)
        {
            return false;
        }

        _held[Key(item)] = item.Token;
        lane.Waiting.Enqueue(item);

        if (lane.Workers < mostOfAccount)
        {
            lane.Workers++;
            _ = Work(lane);
        }

        return true;
    }

    /// <summary>Begins nothing more; done when what was begun has ended.</summary>
    public Task Stop()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Waiting.Clear();
        }

        return _lanes.Count is 0 ? Task.CompletedTask : (_empty ??= new()).Task;
    }

    private async Task Work(Lane lane)
    {
        while (lane.Waiting.TryDequeue(out var item))
        {
            await Place();

            try
            {
                await act(item);
            }
            finally
            {
                GiveBackPlace();
                _held.Remove(Key(item));
            }
        }

        if (--lane.Workers is 0)
        {
            _lanes.Remove(lane.Account);
            drained();

            if (_lanes.Count is 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    private Task Place()
    {
        if (_freePlaces > 0)
        {
            _freePlaces--;
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waitingForPlace.Enqueue(turn);
        return turn.Task;
    }

    private void GiveBackPlace()
    {
        if (_waitingForPlace.TryDequeue(out var next))
        {
            next.SetResult(); // It has the place.
        }
        else
        {
            _freePlaces++;
        }
    }

    private static (AccountId Account, string What, string Key) Key(DueItem item) => (item.Account, item.What, item.Key);

    private sealed class Lane(AccountId account)
    {
        public AccountId Account => account;

        public Queue<DueItem> Waiting { get; } = new();

        public int Workers { get; set; }
    }
}
