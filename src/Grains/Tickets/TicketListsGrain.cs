using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

[GrainType("ticket-lists"), Orleans.Concurrency.StatelessWorker(32)]
internal sealed class TicketListsGrain(ITicketLists lists) : Grain, ITicketListsGrain
{
    public async Task<Outcome<TicketPage>> Page(Actor actor, TicketQuery query, CancellationToken cancellationToken) =>
        await lists.Page(actor, query, cancellationToken) is { } page
            ? new TicketPage([.. page.Rows.Select(row => row.ToView())], page.Next)
            : Refusal.Invalid("The cursor is not one of this list.", "cursor");

    public Task<BoxCounts> Counts(Actor actor, string? brand, CancellationToken cancellationToken) =>
        lists.Counts(actor, brand, cancellationToken);

    public Task<ImmutableArray<BoxTally>> Tally(ImmutableArray<string> brands, CancellationToken cancellationToken) =>
        lists.Tally(new(this.GetPrimaryKeyString()), brands, cancellationToken);
}
