using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Jobs;

/// <summary>What a job may become, and who sees it. Pure.</summary>
internal static class JobRules
{
    /// <summary>Of one member at the same time.</summary>
    public const int MostAtWork = 10;

    /// <summary>The time to undo a reply: so long it lies here before it leaves.</summary>
    public const int HoldSeconds = 60;

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static readonly Refusal NoSuchJob = Refusal.NotFound("There is no such job.");

    public static readonly Refusal TooMany = Refusal.Conflict(
        $"You have {MostAtWork} jobs under way. Wait for one of them, or cancel it.", "too_many_jobs").With("most", MostAtWork);

    /// <summary>Of a ticket that the server failed on again and again.</summary>
    public static readonly Refusal NotDone = Refusal.Conflict("The server could not do it. Try this ticket again.", "job_ticket_failed");

    /// <summary>Of a ticket that was none of the asker's when the list was taken.</summary>
    public static readonly Refusal NoSuchTicket = Refusal.NotFound("There is no such ticket.");

    private static readonly TimeSpan Undoable = TimeSpan.FromHours(24);

    private static readonly Refusal NotUndoable = Refusal.Conflict("This cannot be undone.", "not_undoable");

    public static bool Sees(JobRow job, Actor actor) => job.By == actor.Self || SeesAll(actor);

    public static bool SeesAll(Actor actor) => actor.May(Permission.ManageSettings) && actor.Brands is null;

    /// <summary>Until when it can be undone; null for what cannot be.</summary>
    public static DateTimeOffset? UndoUntil(BulkAct act, DateTimeOffset endedAt) => act.Action switch
    {
        BulkAction.Memo => null,
        BulkAction.Reply => endedAt.AddSeconds(HoldSeconds),
        _ => endedAt + Undoable,
    };

    /// <returns>Null where nothing speaks against it.</returns>
    public static Refusal? Undo(JobRow job, DateTimeOffset now) => job switch
    {
        { State: JobState.Making or JobState.Running or JobState.Cancelling or JobState.Undoing } => NotUndoable.With("reason", "running"),
        { Act.Action: BulkAction.Memo } => NotUndoable.With("reason", "kind"),
        { State: JobState.Undone } or { Done: 0 } => NotUndoable.With("reason", "nothing"),
        _ => job.UndoUntil > now ? null : NotUndoable.With("reason", "late"),
    };

    /// <summary>A job that has ended keeps nothing of what was written.</summary>
    public static JobRow Ended(JobRow job, JobState state, DateTimeOffset now) => job with
    {
        State = state,
        EndedAt = now,
        UndoUntil = state is JobState.Undone ? null : UndoUntil(job.Act, now),
        Act = job.Act with { Body = null, Attachments = [] },
    };

    public static JobInfo Show(JobRow job, DateTimeOffset now)
    {
        var undoes = job.State is JobState.Undoing or JobState.Undone;
        return new()
        {
            Id = job.Id.Local,
            Kind = job.Kind,
            Act = job.Act with { Body = null, Attachments = [] },
            State = job.State,
            Total = undoes ? job.Done : job.Total,
            Done = undoes ? job.Undone : job.Done,
            Failed = undoes ? job.Kept : job.Failed,
            Undoable = Undo(job, now) is null,
            UndoUntil = job.UndoUntil,
            CreatedAt = job.CreatedAt,
            EndedAt = job.EndedAt,
            By = job.By,
        };
    }

    public static JobResult Show(JobItem item) => new()
    {
        Ticket = item.Ticket,
        Outcome = item.Outcome is JobOutcome.Waiting ? JobOutcome.Skipped : item.Outcome, // Only of a job that is cancelled one asks for those.
        Version = item.Version,
        Code = item.Code,
        Detail = item.Detail,
        Values = item.Values,
    };

    /// <summary>How far results go: of a cancelled job to its end, else to where it has come.</summary>
    public static int ResultsTo(JobRow job) => job.IsAtWork && job.State is not JobState.Undoing ? job.Next : job.Total;

    public static JobItem Refused(JobItem item, Refusal refusal, JobOutcome outcome) => item with
    {
        Outcome = outcome,
        Code = refusal.Code,
        Detail = refusal.Reason,
        Values = refusal.Values,
    };
}
