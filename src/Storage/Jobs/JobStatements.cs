using System.Collections.Immutable;
using Oqupie.Contracts.Jobs;
using Oqupie.Grains.Jobs;

namespace Oqupie.Storage.Jobs;

/// <summary>How jobs and their lists are written.</summary>
internal static class JobStatements
{
    private const string InsertJob = """
        INSERT INTO job (account, id, kind, act, by_id, doer_kind, doer_id, state, total, done, failed, undone, kept, next, undo_next, created_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, 0, 0, $10
        WHERE (SELECT COUNT(*) FROM job WHERE account = $1 AND by_id = $5 AND ended_at IS NULL) < $11
        ON CONFLICT DO NOTHING
        """;

    private const string UpdateJob = """
        UPDATE job SET state = $3, act = $4, doer_kind = $5, doer_id = $6, total = $7, ended_at = $8, undo_until = $9
        WHERE account = $1 AND id = $2 AND state = $10
        """;

    private const string CountJob = """
        UPDATE job SET done = $3, failed = $4, undone = $5, kept = $6, next = $7, undo_next = $8 WHERE account = $1 AND id = $2
        """;

    private const string InsertItem = """
        INSERT INTO job_item (account, job, place, ticket, outcome, refused, before) VALUES ($1, $2, $3, $4, $5, 0, $6)
        """;

    private const string UpdateItem = """
        UPDATE job_item SET outcome = $4, refused = $5, version = $6, reply = $7, code = $8, detail = $9, said = $10
        WHERE account = $1 AND job = $2 AND place = $3
        """;

    private const string DeleteJob = "DELETE FROM job WHERE account = $1 AND id = $2 AND state = $3";

    private const string DeleteItems = """
        DELETE FROM job_item WHERE account = $1 AND job = $2 AND NOT EXISTS (SELECT 1 FROM job WHERE account = $1 AND id = $2)
        """;

    private const string DeleteOldItems = """
        DELETE FROM job_item WHERE (account, job, place) IN (
            SELECT i.account, i.job, i.place FROM job j JOIN job_item i ON i.account = j.account AND i.job = j.id WHERE j.ended_at < $1 LIMIT $2)
        """;

    private const string DeleteOldJobs = """
        DELETE FROM job WHERE (account, id) IN (
            SELECT j.account, j.id FROM job j
            WHERE j.ended_at < $1 AND NOT EXISTS (SELECT 1 FROM job_item i WHERE i.account = j.account AND i.job = j.id) LIMIT $2)
        """;

    public static SqlStatement Insert(JobRow job, int most) => new(
        InsertJob, job.Id.Account.Value, job.Id.Local, (long)job.Kind, StoredJson.Write(job.Act), job.By, (long)job.Doer.Kind, job.Doer.Id, (long)job.State,
        (long)job.Total, job.CreatedAt, (long)most);

    public static SqlStatement Update(JobRow job, JobState before) => new(
        UpdateJob, job.Id.Account.Value, job.Id.Local, (long)job.State, StoredJson.Write(job.Act), (long)job.Doer.Kind, job.Doer.Id, (long)job.Total,
        Time(job.EndedAt), Time(job.UndoUntil), (long)before);

    public static SqlStatement Count(JobRow job) => new(
        CountJob, job.Id.Account.Value, job.Id.Local, (long)job.Done, (long)job.Failed, (long)job.Undone, (long)job.Kept, (long)job.Next, (long)job.UndoNext);

    public static SqlStatement Insert(JobId job, JobItem item) => new(
        InsertItem, job.Account.Value, job.Local, (long)item.Place, item.Ticket, (long)item.Outcome,
        item.Before is { } before ? StoredJson.Write(before) : null);

    public static SqlStatement Update(JobId job, JobItem item) => new(
        UpdateItem, job.Account.Value, job.Local, (long)item.Place, (long)item.Outcome, item.IsRefused, item.Version, item.Reply, item.Code, item.Detail,
        item.Values is { } values ? StoredJson.Write(values) : null);

    public static ImmutableArray<SqlStatement> Drop(JobId job) =>
    [
        new(DeleteJob, job.Account.Value, job.Local, (long)JobState.Making),
        new(DeleteItems, job.Account.Value, job.Local),
    ];

    public static ImmutableArray<SqlStatement> Forget(DateTimeOffset before, int limit) =>
        [new(DeleteOldItems, before, (long)limit), new(DeleteOldJobs, before, (long)limit)];

    private static SqlValue Time(DateTimeOffset? time) => time is { } at ? UnixMicroseconds.Of(at) : (long?)null;
}
