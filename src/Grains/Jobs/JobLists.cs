using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Jobs;

/// <summary>Takes a job's list, once: what a query finds later, by the job's own work too, is not in it.</summary>
internal sealed class JobLists(IJobStore store, ITicketLists lists)
{
    private const int PageSize = 500;

    /// <summary>The order in which no row moves while one walks.</summary>
    private const TicketSort Order = TicketSort.CreatedDescending;

    /// <summary>Whether a list is too long, without reading it.</summary>
    public async Task<bool> IsTooLong(Actor actor, BulkWish wish, CancellationToken cancellationToken) => wish.Query is { } query
        ? await lists.Count(actor, query, BulkWish.Most + 1, cancellationToken) > BulkWish.Most
        : wish.Tickets.Length > BulkWish.Most;

    /// <returns>How many tickets it has.</returns>
    public async Task<Outcome<int>> Take(Actor actor, JobId job, BulkWish wish, CancellationToken cancellationToken)
    {
        var total = 0;
        var into = wish.Act.Action is BulkAction.Merge ? wish.Act.Into : null;
        var isIntoThere = into is null;

        await foreach (var page in Pages(actor, wish, cancellationToken))
        {
            isIntoThere |= page.Contains(into ?? 0);
            ImmutableArray<long> numbers = [.. page.Where(number => number != into)];

            if (total + numbers.Length > BulkWish.Most)
            {
                return BulkRules.TooMany; // They came while the list was walked.
            }

            var standing = await store.Standing(actor, numbers, cancellationToken);
            var from = total;
            await store.Fill(job, [.. numbers.Select((number, i) => Item(from + i, number, standing))], cancellationToken);
            total += numbers.Length;
        }

        return !isIntoThere ? BulkRules.IntoMissing
            : into is not null && total is 0 ? BulkRules.MergesNothing
            : total;
    }

    private static JobItem Item(int place, long ticket, ImmutableDictionary<long, JobBefore> standing) =>
        new() { Place = place, Ticket = ticket, Before = standing.GetValueOrDefault(ticket) };

    private async IAsyncEnumerable<ImmutableArray<long>> Pages(
        Actor actor, BulkWish wish, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (wish.Query is not { } query)
        {
            foreach (var page in wish.Tickets.Distinct().Chunk(PageSize))
            {
                yield return [.. page];
            }

            yield break;
        }

        var asked = query with { Sort = Order, Limit = PageSize, Cursor = null };
        var part = default(TicketListPart);
        TicketListPage read;

        do
        {
            read = await lists.Page(actor, asked, part, cancellationToken);

            if (read.Rows is [.., var last])
            {
                part = part with { After = TicketPlace.Of(last, Order) };
                yield return [.. read.Rows.Select(row => row.Id.Number)];
            }
        }
        while (read.More);
    }
}
