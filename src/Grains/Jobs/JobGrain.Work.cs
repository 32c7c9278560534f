using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Jobs;

/// <summary>The work itself, step by step. What a step was cut off in is done again: each ticket knows the wish.</summary>
internal sealed partial class JobGrain
{
    /// <summary>Of one step: their results are kept together, and only between steps the job hears that it is cancelled.</summary>
    private const int TicketsAtOnce = 256;

    /// <summary>Then the grain gets a breath, so that it can end with its silo.</summary>
    private const int StepsAtOnce = 20;

    /// <summary>A ticket that fails so often, by our own fault, holds nobody up.</summary>
    private const int MostTries = 5;

    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private bool _working;

    /// <summary>Where the step ends that was begun and may have been cut off: what is done is never said to be skipped.</summary>
    private int _begun;

    private int _failures;
    private long _toldAt;

    private async Task Work(CancellationToken stopping)
    {
        if (_working)
        {
            return;
        }

        _working = true;
        TimeSpan? pause = TimeSpan.Zero;

        try
        {
            for (var steps = 0; pause is not null && steps < StepsAtOnce && !stopping.IsCancellationRequested; steps++)
            {
                pause = await Step(stopping) ? pause : null;
                _failures = 0;
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(e, Id);
            pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, _failures++), LongestPause.TotalSeconds));
        }
        finally
        {
            _working = false;
        }

        if (pause is { } wait && !stopping.IsCancellationRequested)
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <returns>Whether there may be more to do.</returns>
    private async Task<bool> Step(CancellationToken stopping) => _job switch
    {
        { State: JobState.Running } job when job.Next < job.Total => await Forth(job, stopping),
        { State: JobState.Running } => !await End(JobState.Done),
        { State: JobState.Cancelling } job when job.Next < _begun => await Forth(job, stopping),
        { State: JobState.Cancelling } => !await End(JobState.Cancelled),
        { State: JobState.Undoing } job when job.UndoNext < job.Next => await Back(job, stopping),
        { State: JobState.Undoing } => !await End(JobState.Undone),
        _ => false,
    };

    private Task<bool> End(JobState state) => Change(job => JobRules.Ended(job, state, clock.GetUtcNow()));

    private async Task<bool> Forth(JobRow job, CancellationToken stopping)
    {
        var items = await store.Items(Id, new(job.Next, job.Total, TicketsAtOnce), stopping);
        var begun = _begun;
        _begun = Math.Max(begun, job.Next + items.Length);
        var doer = await rights.Of(Id.Account, job.Doer, job.Act);
        var results = await Each(items, item => Do(job, item, doer, isBegun: item.Place < begun, stopping), stopping);
        var done = results.Count(item => item.Outcome is JobOutcome.Done);
        await Mark(results, now => now with
        {
            Next = items.IsEmpty ? now.Total : items[^1].Place + 1,
            Done = now.Done + done,
            Failed = now.Failed + results.Length - done,
        });
        return true;
    }

    private async Task<bool> Back(JobRow job, CancellationToken stopping)
    {
        var items = await store.Items(Id, new(job.UndoNext, job.Next, TicketsAtOnce), stopping);
        var doer = await rights.Of(Id.Account, job.Doer, job.Act);
        var results = await Each([.. items.Where(item => item.Outcome is JobOutcome.Done)], item => Undo(job, item, doer, stopping), stopping);
        var undone = results.Count(item => item.Outcome is JobOutcome.Undone);
        await Mark(results, now => now with
        {
            UndoNext = items.IsEmpty ? now.Next : items[^1].Place + 1,
            Undone = now.Undone + undone,
            Kept = now.Kept + results.Length - undone,
        });
        return true;
    }

    private async Task Mark(ImmutableArray<JobItem> results, Func<JobRow, JobRow> count)
    {
        await store.Mark(count(_job!), results, CancellationToken.None);
        _job = count(_job!);

        if (clock.GetElapsedTime(_toldAt) >= TellEvery)
        {
            await Tell();
        }
    }

    private async Task<ImmutableArray<JobItem>> Each(ImmutableArray<JobItem> items, Func<JobItem, Task<JobItem>> work, CancellationToken stopping)
    {
        using var turns = new SemaphoreSlim(JobLanes.OfJob);
        return ImmutableArray.Create(await Task.WhenAll(items.Select(async item =>
        {
            await turns.WaitAsync(stopping);

            try
            {
                return await lanes.In(Id.Account, () => work(item), stopping);
            }
            finally
            {
                turns.Release();
            }
        })));
    }

    private async Task<JobItem> Do(JobRow job, JobItem item, Outcome<Doer> rightsNow, bool isBegun, CancellationToken stopping)
    {
        var wish = $"job:{Id.Local}";

        if (item.Before is not { } before)
        {
            return JobRules.Refused(item, JobRules.NoSuchTicket, JobOutcome.Failed);
        }

        if (!rightsNow.Succeeded(out var doer, out var refusal))
        {
            // Those who have lost their rights have lost them since: what was done before is told as done.
            return isBegun && await tickets.Wished(new(Id.Account, item.Ticket), wish, stopping) is { } version
                ? item with { Outcome = JobOutcome.Done, Version = version, Reply = version }
                : JobRules.Refused(item, refusal, JobOutcome.Failed);
        }

        var done = await Try(item, () => deeds.Do(doer, job.Act, item.Ticket, before, wish, stopping));
        return done.Succeeded(out var deed, out refusal)
            ? item with { Outcome = JobOutcome.Done, Version = deed.Version, Reply = deed.Item }
            : JobRules.Refused(item, refusal, JobOutcome.Failed);
    }

    private async Task<JobItem> Undo(JobRow job, JobItem item, Outcome<Doer> rightsNow, CancellationToken stopping)
    {
        if (!rightsNow.Succeeded(out var doer, out var refusal))
        {
            return JobRules.Refused(item, refusal, JobOutcome.Kept);
        }

        var undone = await Try(item, () => deeds.Undo(doer, job.Act, item, $"job:{Id.Local}:undo", stopping));
        return undone.Succeeded(out var deed, out refusal)
            ? item with { Outcome = JobOutcome.Undone, Version = deed.Version }
            : JobRules.Refused(item, refusal, JobOutcome.Kept);
    }

    // An outage is waited out; a ticket on which the server fails by itself, again and again, is told as that.
    private async Task<Outcome<Deed>> Try(JobItem item, Func<Task<Outcome<Deed>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (_failures >= MostTries && e is not (StoreUnavailableException or OperationCanceledException))
        {
            LogNotDone(e, item.Ticket, Id);
            return JobRules.NotDone;
        }
    }

    private async Task Tell()
    {
        if (_job is not { } job)
        {
            return;
        }

        _toldAt = clock.GetTimestamp();
        var info = JobRules.Show(job, clock.GetUtcNow());
        var progress = new JobProgress
        {
            Id = info.Id,
            State = JsonNamingPolicy.CamelCase.ConvertName(info.State.ToString()),
            Total = info.Total,
            Done = info.Done,
            Failed = info.Failed,
            Undoable = info.Undoable,
            UndoUntil = info.UndoUntil,
            EndedAt = info.EndedAt,
        };
        await teller.Tell(Id.Account, [new(job.By, PersonalKind.Job) { Job = progress }]);
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} stopped before its end. It goes on after a pause.")]
    private partial void LogFailed(Exception exception, JobId job);

    [LoggerMessage(LogLevel.Error, "Ticket {Ticket} of job {Job} could not be done, and is passed over.")]
    private partial void LogNotDone(Exception exception, long ticket, JobId job);
}
