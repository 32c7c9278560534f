using Oqupie.Grains.Tickets.Following;

namespace Oqupie.Grains.Tickets;

/// <summary>What comes of a change of the customer.</summary>
internal sealed partial class TicketGrain
{
    public async Task FollowCustomer(CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is { } ticket)
        {
            var lead = await merges.Lead(new(Id.Account, ticket.Row.CustomerOrigin ?? ticket.Row.Customer), cancellationToken);
            await Commit(FollowRules.Follow(ticket, lead, Now), System, cancellationToken);
        }
    }
}
