using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Retention;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Retention;

/// <remarks>A ticket that goes twice is gone, so what is cut off in the middle is simply done again.</remarks>
[GrainType("purge")]
internal sealed partial class PurgeGrain(IRetentionStore store, ITicketsToPurge tickets, TimeProvider clock, ILogger<PurgeGrain> logger) : Grain, IPurgeGrain
{
    private const int AtOnce = 64;

    private static readonly TimeSpan Bite = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<bool> Purge(string token, CancellationToken cancellationToken)
    {
        var settings = await store.Read(Account, cancellationToken);

        if (settings is { DeletedDays: null, BlockedDays: null })
        {
            return false;
        }

        var end = clock.GetUtcNow() + Bite;
        var deleted = await Purge(TicketBox.Deleted, settings.DeletedDays, end, cancellationToken);
        var blocked = await Purge(TicketBox.Blocked, settings.BlockedDays, end, cancellationToken);

        if (deleted.Purged + blocked.Purged > 0)
        {
            LogPurged(Account, deleted.Purged, blocked.Purged);
        }

        // Where nothing went although there was something to look at, those stay for a reason: a reply of theirs is on its way.
        var more = (deleted.More || blocked.More) && deleted.Purged + blocked.Purged > 0;
        var row = new DueEnd(RetentionDue.What, RetentionDue.Key, token);
        await store.Move(Account, row, clock.GetUtcNow() + (more ? Soon : RetentionRules.Round), cancellationToken);
        return true;
    }

    private async Task<(int Purged, bool More)> Purge(TicketBox box, int? days, DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (days is not { } kept)
        {
            return (0, false);
        }

        var before = clock.GetUtcNow() - TimeSpan.FromDays(kept);
        var purged = 0;

        for (PurgePlace? after = null; ;)
        {
            var some = await tickets.Next(Account, box, before, after, AtOnce, cancellationToken);
            var gone = await Task.WhenAll(some.Select(place => Purge(place.Number, before, cancellationToken)));
            purged += gone.Count(went => went);

            if (some.Length < AtOnce)
            {
                return (purged, false);
            }

            if (clock.GetUtcNow() >= end)
            {
                return (purged, true);
            }

            after = some[^1];
        }
    }

    private async Task<bool> Purge(long number, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var ticket = GrainFactory.Purges(Account, number);

        if (!await ticket.IsDue(before, cancellationToken))
        {
            return false;
        }

        await GrainFactory.PurgeAbsorbed(Account, number, cancellationToken);
        return await ticket.Purge(before, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Of {Account}, {Deleted} deleted and {Blocked} blocked tickets were purged.")]
    private partial void LogPurged(AccountId account, int deleted, int blocked);
}
