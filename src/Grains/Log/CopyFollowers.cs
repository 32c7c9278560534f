using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Log;

/// <summary>
/// Keeps this silo's copies of one kind up with the event log: one tail reads it once for all of them, and hands each copy's events to its follower. There is
/// one for each copy that is asked for here, until nobody did for ten minutes.
/// </summary>
internal abstract class CopyFollowers<TKey> : ICopyTail, IAsyncDisposable
    where TKey : struct
{
    private readonly Dictionary<TKey, (CopyFollower Follower, Task Running)> _followers = [];
    private readonly HashSet<CopyFollower> _joined = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly CancellationToken _stopping;
    private readonly Func<TKey, CopyFollower> _make;
    private readonly Func<LogTail> _makeTail;
    private readonly TimeProvider _clock;
    private Task? _tail;
    private string? _position;

    /// <param name="log">What is followed.</param>
    /// <param name="logBell">Tells that it grew.</param>
    /// <param name="kinds">The kinds of streams that concern the copies.</param>
    /// <param name="clock">For what is waited for.</param>
    /// <param name="tailLogger">Of the tail.</param>
    /// <param name="logger">Of the followers.</param>
    protected CopyFollowers(
        IEventLog log,
        LogBell logBell,
        ImmutableArray<string> kinds,
        TimeProvider clock,
        ILogger<LogTail> tailLogger,
        ILogger<CopyFollower> logger)
    {
        (_clock, _stopping) = (clock, _ending.Token);
        _make = key => new(CopyOf(key), log, this, clock, logger);
        _makeTail = () => new(log, logBell, new() { Kinds = kinds }, clock, tailLogger);
    }

    /// <summary>The one of the copy, which begins where there is none yet.</summary>
    public CopyFollower Of(TKey key)
    {
        lock (_lock)
        {
            var follower = _followers.TryGetValue(key, out var known) ? known.Follower : Begin(key);
            follower.UsedAt = _clock.GetTimestamp();
            return follower;
        }
    }

    public bool Join(CopyFollower follower, string position, out string? until)
    {
        lock (_lock)
        {
            until = _position;
            return _joined.Contains(follower) || (position == _position && _joined.Add(follower));
        }
    }

    public void Leave(CopyFollower follower)
    {
        lock (_lock)
        {
            _joined.Remove(follower);
        }
    }

    /// <summary>It is damaged or gone: its follower looks at it anew, if there is one.</summary>
    public void Lose(TKey key) => Find(key)?.Lose();

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        await _ending.CancelAsync();

        lock (_lock)
        {
            running = [.. _followers.Values.Select(one => one.Running), _tail ?? Task.CompletedTask];
        }

        await Task.WhenAll(running);
        _ending.Dispose();
    }

    /// <summary>The copy itself; asked once for each follower.</summary>
    protected abstract ILogCopy CopyOf(TKey key);

    /// <summary>Which copy an event concerns.</summary>
    protected abstract TKey KeyOf(LoggedEvent happened);

    private CopyFollower Begin(TKey key)
    {
        var follower = _make(key);

        // Whoever asked first is often a grain; the follower lives longer than its call, on no grain's turns and in nobody's trace.
        using (ExecutionContext.SuppressFlow())
        {
            _tail ??= Task.Run(() => _makeTail().Run(Begun, Grown, _stopping), CancellationToken.None);
            _followers[key] = (follower, Task.Run(() => follower.Run(() => Retire(key, follower), _stopping), CancellationToken.None));
        }

        return follower;
    }

    /// <summary>Where it begins anew, what was handed over before is of another log: everybody looks where their index stands.</summary>
    private void Begun(string position)
    {
        lock (_lock)
        {
            Action<CopyFollower> tell = _position is null ? follower => follower.Ring() : follower => follower.Lose();
            _position = position;
            _joined.Clear();

            foreach (var (follower, _) in _followers.Values)
            {
                tell(follower);
            }
        }
    }

    private void Grown(LogPage page)
    {
        lock (_lock)
        {
            _position = page.Position;

            foreach (var events in page.Events.GroupBy(KeyOf))
            {
                if (_followers.TryGetValue(events.Key, out var known)
                    && _joined.Contains(known.Follower)
                    && !known.Follower.Tell(new() { Events = [.. events], Position = page.Position }))
                {
                    _joined.Remove(known.Follower);
                }
            }

            foreach (var (follower, _) in _followers.Values.Where(one => !_joined.Contains(one.Follower)))
            {
                follower.Ring(); // It may be waiting for the tail to come by.
            }
        }
    }

    private bool Retire(TKey key, CopyFollower follower)
    {
        lock (_lock)
        {
            if (_clock.GetElapsedTime(follower.UsedAt) < CopyFollower.UnusedFor)
            {
                return false;
            }

            _joined.Remove(follower);
            return _followers.Remove(key);
        }
    }

    private CopyFollower? Find(TKey key)
    {
        lock (_lock)
        {
            return _followers.GetValueOrDefault(key).Follower;
        }
    }
}
