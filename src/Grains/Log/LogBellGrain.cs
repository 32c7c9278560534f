using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Log;

namespace Oqupie.Grains.Log;

/// <remarks>
/// Keeps nothing: where its silo dies, the next renewal makes it anew, and followers that died with a silo are woken again within seconds. Their number is that
/// of consumers and shards, whatever the number of accounts.
/// </remarks>
[GrainType("log-bell")]
internal sealed partial class LogBellGrain(TimeProvider clock, ILogger<LogBellGrain> logger) : Grain, ILogBellGrain
{
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<ILogBellListener, DateTimeOffset> _listeners = [];
    private readonly Dictionary<string, DateTimeOffset> _followers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waking = new(StringComparer.Ordinal);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(WakeAll, new() { DueTime = WakeEvery, Period = WakeEvery });
        return Task.CompletedTask;
    }

    public Task Listen(ILogBellListener listener, ImmutableArray<string> followers)
    {
        var now = clock.GetUtcNow();
        _listeners[listener] = now;

        foreach (var follower in followers)
        {
            if (_followers.TryAdd(follower, now))
            {
                _ = Wake(follower); // Not awaited: a follower is not to keep the bell.
            }

            _followers[follower] = now;
        }

        return Task.CompletedTask;
    }

    public Task Ring(ILogBellListener by)
    {
        var now = clock.GetUtcNow();

        foreach (var (listener, renewedAt) in _listeners)
        {
            if (now - renewedAt >= ForgottenAfter)
            {
                _listeners.Remove(listener);
            }
            else if (!listener.Equals(by))
            {
                _ = listener.Rung(); // One-way: it only hands the message over.
            }
        }

        return Task.CompletedTask;
    }

    private Task WakeAll(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        foreach (var (follower, toldAt) in _followers)
        {
            if (now - toldAt >= ForgottenAfter)
            {
                _followers.Remove(follower);
            }
            else
            {
                _ = Wake(follower);
            }
        }

        return Task.CompletedTask;
    }

    private async Task Wake(string follower)
    {
        if (!_waking.Add(follower))
        {
            return;
        }

        try
        {
            await GrainFactory.GetGrain<IFollowerGrain>(follower).Wake();
        }
        catch (Exception e)
        {
            LogNotWoken(e, follower); // In five seconds again.
        }
        finally
        {
            _waking.Remove(follower);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The follower {Follower} of the event log was not woken.")]
    private partial void LogNotWoken(Exception exception, string follower);
}
