using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Live;
using Oqupie.Grains.Tickets;
using Orleans.Runtime;

namespace Oqupie.Grains.Jobs;

/// <remarks>
/// It works in a timer that interleaves, so that reading and cancelling never wait for it. Its state has two writers that meet in no column: the work counts
/// finished tickets (<see cref="IJobStore.Mark"/>), and everything else is <see cref="Change"/>.
/// </remarks>
[GrainType("job")]
internal sealed partial class JobGrain(
    IJobStore store,
    ITicketStore tickets,
    JobLists lists,
    Deeds deeds,
    DoerRights rights,
    JobLanes lanes,
    PersonalTeller teller,
    TimeProvider clock,
    ILogger<JobGrain> logger) : Grain, IJobGrain, IJobRunGrain
{
    /// <summary>A list is taken sooner, or never.</summary>
    private static readonly TimeSpan TakenWithin = TimeSpan.FromMinutes(3);

    private JobRow? _job;
    private IGrainTimer _timer = null!;

    private JobId Id => JobId.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(
            Work, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
        _job = await store.Read(Id, cancellationToken);
        _begun = _job is null ? 0 : Math.Min(_job.Next + TicketsAtOnce, _job.Total);
        GoOn();
    }

    public async Task<Outcome<JobInfo>> Begin(Actor actor, BulkWish wish, CancellationToken cancellationToken)
    {
        if (_job is { State: not JobState.Making })
        {
            return await Read(actor, cancellationToken);
        }

        if (BulkRules.Check(wish, actor) is { } refusal)
        {
            return refusal;
        }

        if (await lists.IsTooLong(actor, wish, cancellationToken))
        {
            return BulkRules.TooMany;
        }

        try
        {
            return await Make(actor, wish, cancellationToken);
        }
        catch
        {
            DeactivateOnIdle(); // How far it has come only the store knows.
            throw;
        }
    }

    public Task<Outcome<JobInfo>> Read(Actor actor, CancellationToken cancellationToken) => Task.FromResult(
        Seen(actor) is { } job ? JobRules.Show(job, clock.GetUtcNow()) : (Outcome<JobInfo>)JobRules.NoSuchJob);

    public async Task<Outcome<JobResults>> Results(Actor actor, JobRange range, CancellationToken cancellationToken)
    {
        if (Seen(actor) is not { } job)
        {
            return JobRules.NoSuchJob;
        }

        var part = new JobPart((range.After ?? -1) + 1, JobRules.ResultsTo(job), range.Limit + 1) { Refused = range.Failed };
        var items = await store.Items(Id, part, cancellationToken);
        return new JobResults(
            [.. items.Take(range.Limit).Select(JobRules.Show)],
            items.Length > range.Limit ? items[range.Limit - 1].Place : null);
    }

    public async Task<Outcome<JobInfo>> Cancel(Actor actor, CancellationToken cancellationToken)
    {
        if (Seen(actor) is null)
        {
            return JobRules.NoSuchJob;
        }

        if (_job is { State: JobState.Running })
        {
            await Change(job => job with { State = JobState.Cancelling });
            GoOn();
        }

        return await Read(actor, cancellationToken);
    }

    public async Task<Outcome<JobInfo>> Undo(Actor actor, CancellationToken cancellationToken)
    {
        if (Seen(actor) is not { } ended)
        {
            return JobRules.NoSuchJob;
        }

        if (JobRules.Undo(ended, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        // It is set back with the rights of who says so.
        await Change(job => job with { State = JobState.Undoing, Doer = new(actor.Kind, actor.Id), EndedAt = null, UndoUntil = null });
        GoOn();
        return await Read(actor, cancellationToken);
    }

    public async Task<bool> LookAfter(string token, CancellationToken cancellationToken)
    {
        if (_job is { State: JobState.Making })
        {
            await store.Drop(Id, cancellationToken); // Its silo ended while the list was taken, and nobody was told of it.
            _job = null;
        }

        if (_job is not { IsAtWork: true })
        {
            return false;
        }

        GoOn();
        await store.Wait(Id, new(JobPlan.What, Id.Local, token), clock.GetUtcNow() + JobPlan.Every, cancellationToken);
        return true;
    }

    private async Task<Outcome<JobInfo>> Make(Actor actor, BulkWish wish, CancellationToken cancellationToken)
    {
        if (_job is not null)
        {
            await store.Drop(Id, cancellationToken);
            _job = null;
        }

        var making = new JobRow
        {
            Id = Id,
            Act = wish.Act,
            By = actor.Self,
            Doer = new(actor.Kind, actor.Id),
            CreatedAt = clock.GetUtcNow(),
        };

        if (!await store.Add(making, JobPlan.Row(Id, making.CreatedAt + TakenWithin), JobRules.MostAtWork, cancellationToken))
        {
            return JobRules.TooMany;
        }

        if (!(await lists.Take(actor, Id, wish, cancellationToken)).Succeeded(out var total, out var refusal))
        {
            await store.Drop(Id, cancellationToken);
            return refusal;
        }

        var made = making with { State = JobState.Running, Total = total };
        await store.Change(made, JobState.Making, JobPlan.Row(Id, clock.GetUtcNow() + JobPlan.Every), CancellationToken.None);
        _job = made;
        GoOn();
        await Tell();
        return JobRules.Show(made, clock.GetUtcNow());
    }

    private JobRow? Seen(Actor actor) => _job is { State: not JobState.Making } job && JobRules.Sees(job, actor) ? job : null;

    /// <summary>Store, keep, tell. What the work counts meanwhile stays as it is.</summary>
    /// <returns>False where the stored job was in another state, which is read then.</returns>
    private async Task<bool> Change(Func<JobRow, JobRow> change)
    {
        var (before, after) = (_job!, change(_job!));
        var run = after.IsAtWork ? JobPlan.Row(Id, clock.GetUtcNow() + JobPlan.Every) : null;
        var changed = await store.Change(after, before.State, run, CancellationToken.None);
        _job = changed ? change(_job!) : await store.Read(Id, CancellationToken.None);
        await Tell();
        return changed;
    }

    private void GoOn()
    {
        if (_job is { IsAtWork: true, State: not JobState.Making } && !_working)
        {
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
