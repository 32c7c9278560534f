using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Jobs;

/// <summary>Where jobs and their lists are kept. Each job has one writer, its grain.</summary>
public interface IJobStore
{
    /// <summary>
    /// Keeps a new job and plans when it is looked after, in one transaction. False, and nothing, where there is one of this id, or where as many of the
    /// same member are at work as may be.
    /// </summary>
    Task<bool> Add(JobRow job, DueRow run, int most, CancellationToken cancellationToken);

    /// <summary>Puts tickets to a job's list, all of them or none.</summary>
    Task Fill(JobId job, ImmutableArray<JobItem> items, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a job its next state with all that belongs to it (what it does, for whom, its total, when it ended), but none of its numbers of finished
    /// tickets; and in the same transaction plans when it is looked after, or ends that. False, and nothing, where it is not in the state before.
    /// </summary>
    Task<bool> Change(JobRow job, JobState before, DueRow? run, CancellationToken cancellationToken);

    /// <summary>Keeps what became of some tickets, and the job's numbers with it: those of finished tickets, and how far it has come.</summary>
    Task Mark(JobRow job, ImmutableArray<JobItem> items, CancellationToken cancellationToken);

    /// <summary>Null where there is none.</summary>
    Task<JobRow?> Read(JobId job, CancellationToken cancellationToken);

    /// <summary>Part of a job's list, in the order of work, from a place and before another one.</summary>
    Task<ImmutableArray<JobItem>> Items(JobId job, JobPart part, CancellationToken cancellationToken);

    /// <summary>Jobs of an account whose list was taken, newest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="by">Only those of a member; null is everybody's.</param>
    /// <param name="after">Only what is older than this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    Task<ImmutableArray<JobRow>> List(AccountId account, string? by, JobPlace? after, int limit, CancellationToken cancellationToken);

    /// <summary>How tickets stand, as far as the asker may see them; in no order.</summary>
    Task<ImmutableDictionary<long, JobBefore>> Standing(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken);

    /// <summary>Moves the time when a job is looked after, unless that has ended or was put anew.</summary>
    Task Wait(JobId job, DueEnd run, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Takes a job away whose list was never taken to its end, and what was planned for it.</summary>
    Task Drop(JobId job, CancellationToken cancellationToken);

    /// <summary>Takes out the lists of jobs that ended before a time, at most so many tickets, and then the jobs.</summary>
    /// <returns>How many tickets went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <param name="From">The first place.</param>
/// <param name="Before">The place behind the last one.</param>
/// <param name="Limit">At most so many.</param>
public sealed record JobPart(int From, int Before, int Limit)
{
    /// <summary>Only what was refused or kept.</summary>
    public bool Refused { get; init; }
}

/// <param name="At">When the job was made.</param>
/// <param name="Id">Its id, as in addresses.</param>
public sealed record JobPlace(DateTimeOffset At, string Id);
