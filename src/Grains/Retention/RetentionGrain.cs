using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Retention;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Retention;

/// <remarks>Keeps nothing in memory: what is asked seldom is read from where it is kept.</remarks>
[GrainType("retention")]
internal sealed class RetentionGrain(IRetentionStore store, ITicketsToPurge tickets, TimeProvider clock) : Grain, IRetentionGrain
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<RetentionSettings> Read(CancellationToken cancellationToken) => store.Read(Account, cancellationToken);

    public async Task<Outcome<RetentionSettings>> Change(Actor actor, RetentionWish wish, CancellationToken cancellationToken)
    {
        if (!actor.ServesAll(null))
        {
            return RetentionRules.EveryBrand;
        }

        var before = await store.Read(Account, cancellationToken);

        if (!RetentionRules.Change(before, wish, clock.GetUtcNow()).Succeeded(out var after, out var refusal))
        {
            return refusal;
        }

        if (after != before)
        {
            await store.Write(Account, after, cancellationToken);
        }

        return after;
    }

    public async Task<Outcome<RetentionForecast>> Forecast(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.ServesAll(null))
        {
            return RetentionRules.EveryBrand;
        }

        var settings = await store.Read(Account, cancellationToken);

        if (settings.NextAt is not { } next)
        {
            return new RetentionForecast(0, 0, 0, 0);
        }

        // The look on the last day of the week takes what is due then.
        var week = clock.GetUtcNow() + Week;
        return new RetentionForecast(
            await Count(TicketBox.Deleted, settings.DeletedDays, next, cancellationToken),
            await Count(TicketBox.Deleted, settings.DeletedDays, week, cancellationToken),
            await Count(TicketBox.Blocked, settings.BlockedDays, next, cancellationToken),
            await Count(TicketBox.Blocked, settings.BlockedDays, week, cancellationToken));
    }

    private async Task<int> Count(TicketBox box, int? days, DateTimeOffset at, CancellationToken cancellationToken) =>
        days is { } kept ? await tickets.Count(Account, box, at - TimeSpan.FromDays(kept), RetentionForecast.Most, cancellationToken) : 0;
}
