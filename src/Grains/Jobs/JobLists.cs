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
    private const int PageSize = 1000;

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
        var filling = Task.CompletedTask;

        await foreach (var page in Pages(actor, wish, cancellationToken))
        {
            await filling; // A page is kept while the next one is read.
            isIntoThere |= page.Any(found => found.Ticket == into);
            ImmutableArray<JobItem> items = [.. page.Where(found => found.Ticket != into).Select((found, i) => Item(total + i, found))];

            if (total + items.Length > BulkWish.Most)
            {
                return BulkRules.TooMany; // They came while the list was walked.
            }

            filling = store.Fill(job, items, cancellationToken);
            total += items.Length;
        }

        await filling;
        return !isIntoThere ? BulkRules.IntoMissing
            : into is not null && total is 0 ? BulkRules.MergesNothing
            : total;
    }

    private static JobItem Item(int place, Found found) => new() { Place = place, Ticket = found.Ticket, Before = found.Before };

    private IAsyncEnumerable<ImmutableArray<Found>> Pages(Actor actor, BulkWish wish, CancellationToken cancellationToken) => wish.Query is { } query
        ? Listed(actor, query, wish.Act.Action, cancellationToken)
        : Named(actor, wish.Tickets, cancellationToken);

    private async IAsyncEnumerable<ImmutableArray<Found>> Named(
        Actor actor, ImmutableArray<long> tickets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in tickets.Distinct().Chunk(PageSize))
        {
            yield return await Standing(actor, [.. page], cancellationToken);
        }
    }

    private async IAsyncEnumerable<ImmutableArray<Found>> Listed(
        Actor actor, TicketQuery query, BulkAction action, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = query with { Sort = Order, Limit = PageSize, Cursor = null };
        var asksCustomers = action is BulkAction.Block or BulkAction.Unblock; // Of whom a row does not say whether they are blocked.
        var part = default(TicketListPart);
        TicketListPage read;

        do
        {
            read = await lists.Page(actor, asked, part, cancellationToken);

            if (read.Rows is [.., var last])
            {
                part = part with { After = TicketPlace.Of(last, Order) };
                yield return asksCustomers
                    ? await Standing(actor, [.. read.Rows.Select(row => row.Id.Number)], cancellationToken)
                    : [.. read.Rows.Select(row => new Found(row.Id.Number, Standing(row)))];
            }
        }
        while (read.More);
    }

    private async Task<ImmutableArray<Found>> Standing(Actor actor, ImmutableArray<long> tickets, CancellationToken cancellationToken)
    {
        var standing = await store.Standing(actor, tickets, cancellationToken);
        return [.. tickets.Select(ticket => new Found(ticket, standing.GetValueOrDefault(ticket)))];
    }

    private static JobBefore Standing(TicketRow row) => new()
    {
        Version = row.Version,
        Status = row.Status,
        Importance = row.Importance,
        Assignee = new(row.AssigneeMember, row.AssigneeGroup),
        Tags = row.Tags,
        Box = row.Box,
        Type = row.InquiryType,
    };

    /// <param name="Ticket">Its number.</param>
    /// <param name="Before">How it stands; null where it is not there for who asks.</param>
    private sealed record Found(long Ticket, JobBefore? Before);
}
