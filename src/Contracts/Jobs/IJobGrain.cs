using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Jobs;

/// <summary>One job, and the only place where it changes. The key is a <see cref="JobId"/>.</summary>
/// <remarks>
/// A job is in the store before its caller hears of it, and goes on after a crash, with the rights that its maker has then. Its list is taken once. It is
/// there for its maker and for who manages settings and serves every brand; for others it is "not found".
/// </remarks>
[Alias("oqupie.IJobGrain")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the list and begins, which is waited for as long as it takes. Asked again it answers the job that is there. Refused for a wish that is none
    /// (<c>too_many_tickets</c>, <c>merge_into_missing</c> …), and where the asker has too many jobs under way (<c>too_many_jobs</c>).
    /// </summary>
    [ResponseTimeout("00:02:00"), Alias("Begin")]
    Task<Outcome<JobInfo>> Begin(Actor actor, BulkWish wish, CancellationToken cancellationToken);

    [Alias("Read")]
    Task<Outcome<JobInfo>> Read(Actor actor, CancellationToken cancellationToken);

    /// <summary>What became of its tickets so far, in the order of work.</summary>
    [Alias("Results")]
    Task<Outcome<JobResults>> Results(Actor actor, JobRange range, CancellationToken cancellationToken);

    /// <summary>What is done stays, the rest is skipped. One that has ended stays as it is.</summary>
    [Alias("Cancel")]
    Task<Outcome<JobInfo>> Cancel(Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Sets back what each ticket was before, where it still has what the job gave it. Refused (<c>not_undoable</c>, value "reason": running, late, nothing
    /// or kind) where that cannot be.
    /// </summary>
    [Alias("Undo")]
    Task<Outcome<JobInfo>> Undo(Actor actor, CancellationToken cancellationToken);
}

/// <summary>The jobs of an account. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IJobsGrain")]
public interface IJobsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Newest first: the asker's own; all for who manages settings and serves every brand. Refused (<c>bad_cursor</c>) for a cursor that is not ours.
    /// </summary>
    [Alias("List")]
    Task<Outcome<JobPage>> List(Actor actor, string? cursor, int limit, CancellationToken cancellationToken);
}
