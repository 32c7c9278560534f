using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Jobs;

/// <summary>A job as it stands.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Kind">What kind of work.</param>
/// <param name="Action">What is done to each ticket.</param>
/// <param name="Values">What was asked for with it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Total">Tickets of its list; from its undoing on, those that are to be set back.</param>
/// <param name="Done">Tickets that are finished and were not refused; from its undoing on, those that are set back.</param>
/// <param name="Failed">Tickets that were refused; from its undoing on, those that are kept.</param>
/// <param name="Undoable">Whether it can be undone now.</param>
/// <param name="UndoUntil">Until when; null where it has not ended, and where nothing can be undone.</param>
/// <param name="CreatedAt">When its list was taken.</param>
/// <param name="EndedAt">Null while it is at work.</param>
/// <param name="By">The member who asked for it.</param>
internal sealed record JobAnswer(
    string Id,
    JobKind Kind,
    BulkAction Action,
    JobValues Values,
    JobState State,
    int Total,
    int Done,
    int Failed,
    bool Undoable,
    DateTimeOffset? UndoUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    string By)
{
    public static JobAnswer Of(JobInfo job) => new(
        job.Id,
        job.Kind,
        job.Act.Action,
        JobValues.Of(job.Act),
        job.State,
        job.Total,
        job.Done,
        job.Failed,
        job.Undoable,
        job.UndoUntil,
        job.CreatedAt,
        job.EndedAt,
        job.By);
}

/// <summary>What was asked for; what the action does not need is left out, and so is what was written.</summary>
internal sealed record JobValues
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TicketStatus? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Importance? Importance { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Assignee? Assignee { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Into { get; init; }

    public static JobValues Of(BulkAct act) => new()
    {
        Status = act.Status,
        Importance = act.Importance,
        Assignee = act.Assignee,
        Tags = act.Tags.IsEmpty ? null : act.Tags,
        Into = act.Into,
    };
}

/// <param name="Ticket">Its number.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Version">Of the ticket after it; null where nothing was done to it.</param>
/// <param name="Code">Why it was refused or kept; null where it was not.</param>
/// <param name="Detail">The same for a person.</param>
/// <param name="Values">As in problem details.</param>
internal sealed record JobResultAnswer(
    long Ticket, JobOutcome Outcome, long? Version, string? Code, string? Detail, IReadOnlyDictionary<string, string>? Values)
{
    public static JobResultAnswer Of(JobResult result) =>
        new(result.Ticket, result.Outcome, result.Version, result.Code, result.Detail, result.Values);
}
