using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Erasing;

/// <summary>
/// Has the tickets of an erased customer go, and then what copies have of them: search indexes, blobs, the files of the database. What is gone is written down,
/// so a walk that was cut off goes on where it was; what is done twice is done once.
/// </summary>
internal sealed class CustomerErasing(
    ICustomerErasures erasures,
    IErasedBytes bytes,
    LooseBlobSweep blobs,
    IOptions<TicketSearchOptions> search,
    IGrainFactory grains,
    TimeProvider clock)
    : IDueOwner
{
    private const int AtOnce = 16;
    private const int NumbersAtOnce = 1000;

    // A follower of the log is a moment behind.
    private const int MostLooks = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public string What => CustomerEraseDue.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var customer = new CustomerId(item.Account, item.Key);

        if (!await EraseTickets(customer, cancellationToken))
        {
            return DueOutcome.Later("A reply of a ticket is being handed over.");
        }

        if (!await ScrubIndexes(customer, cancellationToken))
        {
            return DueOutcome.Later("A search index has not got so far.");
        }

        if (!await blobs.Sweep(customer.Account, cancellationToken))
        {
            return DueOutcome.Later("Some blobs were put in again a moment ago.");
        }

        if (!await bytes.Scrub(cancellationToken))
        {
            return DueOutcome.Later("Somebody reads what the database is to forget.");
        }

        await erasures.End(customer, item.End, clock.NowAsKept(), cancellationToken);
        return DueOutcome.Ended;
    }

    private async Task<bool> EraseTickets(CustomerId customer, CancellationToken cancellationToken)
    {
        var all = true;

        for (var some = await erasures.Tickets(customer, gone: false, after: 0, AtOnce, cancellationToken);
            !some.IsEmpty;
            some = await erasures.Tickets(customer, gone: false, some[^1], AtOnce, cancellationToken))
        {
            var gone = await Task.WhenAll(some.Select(number => Erase(customer, number, cancellationToken)));
            await erasures.Gone(customer, [.. gone.SelectMany(numbers => numbers)], cancellationToken);
            all &= gone.All(numbers => numbers.Count > 0);
        }

        return all;
    }

    /// <returns>The ticket, and whatever went with it; empty where it is still there.</returns>
    private async Task<List<long>> Erase(CustomerId customer, long number, CancellationToken cancellationToken)
    {
        var with = await grains.PurgeAbsorbed(customer.Account, number, cancellationToken);
        return await grains.Purges(customer.Account, number).Erase(cancellationToken) ? [.. with, number] : [];
    }

    private async Task<bool> ScrubIndexes(CustomerId customer, CancellationToken cancellationToken)
    {
        var gone = ImmutableArray.CreateBuilder<long>();

        for (var some = await erasures.Tickets(customer, gone: true, after: 0, NumbersAtOnce, cancellationToken);
            !some.IsEmpty;
            some = await erasures.Tickets(customer, gone: true, some[^1], NumbersAtOnce, cancellationToken))
        {
            gone.AddRange(some);
        }

        foreach (var shard in gone.GroupBy(number => (int)(number / search.Value.TicketsPerIndex)))
        {
            var index = grains.GetGrain<ITicketShardGrain>(new TicketShardId(customer.Account, shard.Key).ToString());

            if (!await Scrub(index, [.. shard], cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Scrub(ITicketShardGrain index, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        for (var looks = 1; !await index.Scrub(tickets, cancellationToken); looks++)
        {
            if (looks == MostLooks)
            {
                return false;
            }

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        return true;
    }
}
