using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Jobs;

[GrainType("jobs"), StatelessWorker(maxLocalWorkers: 32)]
internal sealed class JobsGrain(IJobStore store, TimeProvider clock) : Grain, IJobsGrain
{
    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<JobPage>> List(Actor actor, string? cursor, int limit, CancellationToken cancellationToken)
    {
        JobPlace? after = null;

        if (cursor is not null && !TryParse(cursor, out after))
        {
            return Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");
        }

        var rows = await store.List(Account, JobRules.SeesAll(actor) ? null : actor.Self, after, limit + 1, cancellationToken);
        var now = clock.GetUtcNow();
        return new JobPage(
            [.. rows.Take(limit).Select(row => JobRules.Show(row, now))],
            rows.Length > limit ? Written(rows[limit - 1]) : null);
    }

    private static string Written(JobRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.CreatedAt.UtcTicks}.{row.Id.Local}");

    private static bool TryParse(string text, [NotNullWhen(true)] out JobPlace? place)
    {
        place = text.Split('.') is [var ticks, var id] && LocalKey.IsValid(id)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
                ? new(new(at, TimeSpan.Zero), id)
                : null;
        return place is not null;
    }
}
