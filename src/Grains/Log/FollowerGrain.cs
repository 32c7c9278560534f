using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Log;
using Orleans.Runtime;

namespace Oqupie.Grains.Log;

/// <remarks>
/// Follows in a timer that interleaves, so that asking how far it is never waits for a slow consumer; there is one run at a time, and it alone moves on. What
/// it must not forget is in the store. It is kept going by <see cref="ILogBellGrain"/>.
/// </remarks>
[GrainType("follower")]
internal sealed partial class FollowerGrain(
    IEnumerable<ILogConsumer> consumers,
    IEventLog log,
    IFollowerStore store,
    LogBell bell,
    TimeProvider clock,
    ILogger<FollowerGrain> logger) : Grain, IFollowerGrain
{
    private static readonly Refusal NotStopped = Refusal.Conflict("The follower has not stopped.", "not_stopped");

    /// <summary>A run that has more to do gives the grain a breath, so that it can end with its silo.</summary>
    private const int StepsAtOnce = 20;

    private readonly LogPace _pace = new();
    private Following _following = null!;
    private IGrainTimer _timer = null!;
    private int _failures;
    private int _rung;
    private bool _running;
    private bool _wokenMeanwhile;

    private FollowerId Id => FollowerId.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var consumer = consumers.FirstOrDefault(one => one.Name == Id.Consumer && Id.Shard < one.Shards)
            ?? throw new InvalidOperationException($"There is no consumer for the follower {Id} in this process."); // While an upgrade rolls, in another.
        _following = new(Id, consumer, log, store, clock, logger);
        _timer = this.RegisterGrainTimer(Run, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
        var turns = TaskScheduler.Current;
        bell.Hear(this, () => Rung(turns));
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        bell.Leave(this);
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask; // Being called is enough.

    public async Task<FollowerStatus> Read() => new()
    {
        State = _following.State,
        Position = _following.Position,
        Behind = await _following.Behind(CancellationToken.None),
        Held = [.. _following.Held.Select(Shown)],
    };

    public async Task<Outcome<FollowerStatus>> GoOn()
    {
        if (_following.State is not FollowerState.OtherEra)
        {
            return NotStopped;
        }

        await _following.GoOn(CancellationToken.None);
        Look();
        return await Read();
    }

    private static HeldAccount Shown(ApartAccount account) => new()
    {
        Account = account.Account.Value,
        Position = account.Position,
        Attempts = account.Attempts,
        Reason = account.Reason,
        Since = account.Since,
        RetryAt = account.RetryAt,
    };

    /// <summary>Called on any thread; many rings are one look. Who fails waits out its pause.</summary>
    private void Rung(TaskScheduler turns)
    {
        if (Interlocked.Exchange(ref _rung, 1) is 0)
        {
            _ = Task.Factory.StartNew(Look, CancellationToken.None, TaskCreationOptions.None, turns);
        }
    }

    private void Look()
    {
        Volatile.Write(ref _rung, 0);
        _pace.Found();
        _wokenMeanwhile = _running;

        if (!_running && _failures is 0)
        {
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Run(CancellationToken stopping)
    {
        _running = true;
        var pause = TimeSpan.Zero;

        try
        {
            pause = await Follow(stopping);
            _failures = 0;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(e, Id);
            LogMetrics.Failed(Id);
            pause = FollowerRules.Pause(++_failures);
        }
        finally
        {
            _running = false;
        }

        _timer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    /// <returns>When to look again.</returns>
    private async Task<TimeSpan> Follow(CancellationToken stopping)
    {
        for (var steps = 0; steps < StepsAtOnce; steps++)
        {
            _wokenMeanwhile = false;
            var step = await _following.Step(stopping);

            if (step.FoundSome)
            {
                _pace.Found();
            }
            else if (!_wokenMeanwhile)
            {
                return _pace.Next(step.ComesSoon, Until(_following.NextRetry));
            }
        }

        return TimeSpan.Zero;
    }

    private TimeSpan? Until(DateTimeOffset? time) =>
        time is not { } at ? null : at - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    [LoggerMessage(LogLevel.Error, "The follower {Follower} of the event log failed. It is tried again.")]
    private partial void LogFailed(Exception exception, FollowerId follower);
}
