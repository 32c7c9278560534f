using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Log;
using Orleans.Runtime;

namespace Oqupie.Grains.Log;

/// <remarks>
/// Follows in a timer that interleaves, so that asking how far it is never waits for a slow consumer; there is one run at a time, and it alone moves on. What
/// it must not forget is in the store.
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

    private Following _following = null!;
    private LogEar _ear = null!;

    private FollowerId Id => FollowerId.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var consumer = consumers.FirstOrDefault(one => one.Name == Id.Consumer && Id.Shard < one.Shards)
            ?? throw new InvalidOperationException($"There is no consumer for the follower {Id} in this process."); // While an upgrade rolls, in another.
        _following = new(Id, consumer, log, store, clock, logger);
        _ear = new(bell, clock);
        this.RegisterGrainTimer(
            Run, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ear.Dispose();
        return Task.CompletedTask;
    }

    public Task Wake()
    {
        _ear.Ring();
        return Task.CompletedTask;
    }

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
        _ear.Ring();
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

    private async Task Run(CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            try
            {
                var step = await _following.Step(stopping);
                failures = 0;

                if (step.FoundSome)
                {
                    _ear.Found();
                }
                else
                {
                    await _ear.Wait(step.ComesSoon, Until(_following.NextRetry), stopping);
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e, Id);
                LogMetrics.Failed(Id);
                await Pause(FollowerRules.Pause(++failures), stopping);
            }
        }
    }

    private TimeSpan? Until(DateTimeOffset? time) =>
        time is not { } at ? null : at - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private async Task Pause(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            LogEnded(Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "The follower {Follower} of the event log failed. It is tried again.")]
    private partial void LogFailed(Exception exception, FollowerId follower);

    [LoggerMessage(LogLevel.Debug, "The follower {Follower} of the event log ends here.")]
    private partial void LogEnded(FollowerId follower);
}
