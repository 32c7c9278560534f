using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

[GrainType("ticket-lists"), Orleans.Concurrency.StatelessWorker(32)]
internal sealed class TicketListsGrain(ITicketLists lists, IGrainFactory grains, TimeProvider clock) : Grain, ITicketListsGrain
{
    public async Task<Outcome<TicketPage>> Page(Actor actor, TicketQuery query, CancellationToken cancellationToken)
    {
        if (query.Cursor is null)
        {
            return await First(actor, query, cancellationToken);
        }

        if (!TicketCursor.TryParse(query.Cursor, query.Sort, out var cursor))
        {
            return Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");
        }

        return await new TicketWalk(lists, grains, actor, query, cursor).Next(cancellationToken);
    }

    public async Task<TicketCount> Count(Actor actor, TicketQuery query, CancellationToken cancellationToken)
    {
        var counted = await lists.Count(actor, query, TicketCount.Most + 1, cancellationToken);
        return new(Math.Min(counted, TicketCount.Most), counted > TicketCount.Most);
    }

    public Task<BoxCounts> Counts(Actor actor, string? brand, CancellationToken cancellationToken) =>
        lists.Counts(actor, brand, cancellationToken);

    public Task<ImmutableArray<BoxTally>> Tally(ImmutableArray<string> brands, CancellationToken cancellationToken) =>
        lists.Tally(new(this.GetPrimaryKeyString()), brands, cancellationToken);

    private async Task<TicketPage> First(Actor actor, TicketQuery query, CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        var page = await lists.Page(actor, query, default, cancellationToken);
        return new([.. page.Rows.Select(row => row.ToView())], page.More ? TicketWalk.Begin(query.Sort, began, page.Rows).ToString() : null);
    }
}
