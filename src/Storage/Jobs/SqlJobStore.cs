using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Jobs;

internal sealed class SqlJobStore(DbDataSource source, ISqlWriter writer, IDueBell dueBell) : IJobStore
{
    // Planned only where the job itself was kept, or is in its new state: a later statement sees what the one before it has done.
    private const string Plan = """
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
        SELECT $1, $2, $3, $4, $5, $5, $6, $7, 0 WHERE EXISTS (SELECT 1 FROM job WHERE account = $1 AND id = $3 AND state = $8)
        """;

    private const string PutRun = $"""
        {Plan}
        {DueStatements.OrTakeItsPlace}
        """;

    // One that is there is of the job that is there.
    private const string AddRun = $"""
        {Plan}
        ON CONFLICT (account, what, key) DO NOTHING
        """;

    private const string EndRun = """
        DELETE FROM due WHERE account = $1 AND what = $2 AND key = $3
        AND EXISTS (SELECT 1 FROM job WHERE account = $1 AND id = $3 AND state = $4)
        """;

    public async Task<bool> Add(JobRow job, DueRow run, int most, CancellationToken cancellationToken)
    {
        var added = await writer.Write(cancellationToken, JobStatements.Insert(job, most), Planned(AddRun, job, run)) > 0;
        Ring(job, added ? run : null);
        return added;
    }

    public Task Fill(JobId job, ImmutableArray<JobItem> items, CancellationToken cancellationToken) => items.IsEmpty
        ? Task.CompletedTask
        : writer.Write(cancellationToken, [.. items.Select(item => JobStatements.Insert(job, item))]);

    public async Task<bool> Change(JobRow job, JobState before, DueRow? run, CancellationToken cancellationToken)
    {
        var plan = run is null
            ? new SqlStatement(EndRun, job.Id.Account.Value, JobPlan.What, job.Id.Local, (long)job.State)
            : Planned(PutRun, job, run);
        var changed = await writer.Write(cancellationToken, JobStatements.Update(job, before), plan) > 0;
        Ring(job, changed ? run : null);
        return changed;
    }

    public Task Mark(JobRow job, ImmutableArray<JobItem> items, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, [JobStatements.Count(job), .. items.Select(item => JobStatements.Update(job.Id, item))]);

    public async Task<JobRow?> Read(JobId job, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add($"SELECT {JobRows.Job} FROM job WHERE account = {sql.Parameter(job.Account.Value)} AND id = {sql.Parameter(job.Local)}");
        return (await Rows(sql, row => JobRows.ReadJob(job.Account, row), cancellationToken)).FirstOrDefault();
    }

    public async Task<ImmutableArray<JobItem>> Items(JobId job, JobPart part, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        var refused = part.Refused ? " AND refused = 1" : "";
        sql.Add($"""
            SELECT {JobRows.Item} FROM job_item
            WHERE account = {sql.Parameter(job.Account.Value)} AND job = {sql.Parameter(job.Local)}
            AND place >= {sql.Parameter(part.From)} AND place < {sql.Parameter(part.Before)}{refused}
            ORDER BY place LIMIT {sql.Parameter(part.Limit)}
            """);
        return await Rows(sql, JobRows.ReadItem, cancellationToken);
    }

    public async Task<ImmutableArray<JobRow>> List(AccountId account, string? by, JobPlace? after, int limit, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add($"SELECT {JobRows.Job} FROM job WHERE account = {sql.Parameter(account.Value)}");
        sql.Add($" AND state <> {sql.Parameter((long)JobState.Making)}");

        if (by is not null)
        {
            sql.Add($" AND by_id = {sql.Parameter(by)}");
        }

        if (after is not null)
        {
            sql.Add($" AND (created_at, id) < ({sql.Parameter(UnixMicroseconds.Of(after.At))}, {sql.Parameter(after.Id)})");
        }

        sql.Add($" ORDER BY created_at DESC, id DESC LIMIT {sql.Parameter(limit)}");
        return await Rows(sql, row => JobRows.ReadJob(account, row), cancellationToken);
    }

    public async Task<ImmutableDictionary<long, JobBefore>> Standing(Actor asker, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        var visible = Visibility.Of(asker, sql) is { } condition ? $" AND {condition}" : "";
        sql.Add($"""
            SELECT {JobRows.Standing} FROM ticket t
            WHERE t.account = {sql.Parameter(asker.Account.Value)} AND {sql.In("t.number", tickets)}{visible}
            """);
        return (await Rows(sql, JobRows.ReadStanding, cancellationToken)).ToImmutableDictionary();
    }

    public async Task Wait(JobId job, DueEnd run, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await writer.Write(cancellationToken, DueStatements.EndOrMove(job.Account, run, until));
        dueBell.RingFor(job.Account, [new() { What = run.What, Key = run.Key, At = until }]);
    }

    public Task Drop(JobId job, CancellationToken cancellationToken) => writer.Write(
        cancellationToken, [.. JobStatements.Drop(job), DueStatements.End(job.Account, new(JobPlan.What, job.Local))]);

    public Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, [.. JobStatements.Forget(before, limit)]);

    private static SqlStatement Planned(string text, JobRow job, DueRow run) => new(
        text, job.Id.Account.Value, run.What, run.Key, DueShard.Of(job.Id.Account, run), run.At, Contracts.LocalKey.New(), run.Cause, (long)job.State);

    private void Ring(JobRow job, DueRow? run)
    {
        if (run is not null)
        {
            dueBell.RingFor(job.Id.Account, [run]);
        }
    }

    private async Task<ImmutableArray<T>> Rows<T>(SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }
}
