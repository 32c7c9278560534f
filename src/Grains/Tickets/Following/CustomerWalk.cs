using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Following;

/// <summary>
/// Has the tickets of a customer follow them, some at a time. What has followed is looked for no more, so a walk that was cut off goes on where it was.
/// </summary>
internal sealed class CustomerWalk(ICustomerMergeStore merges, IGrainFactory grains) : IDueOwner
{
    private const int AtATime = 50;

    public string What => CustomerFollow.What;

    public async Task<DueOutcome> Act(DueItem item, CancellationToken cancellationToken)
    {
        var (customer, last) = (new CustomerId(item.Account, item.Key), 0L);

        while (await merges.Astray(customer, AtATime, cancellationToken) is { IsEmpty: false } astray)
        {
            foreach (var number in astray)
            {
                await grains.GetGrain<IFollowingTicketGrain>(new TicketId(item.Account, number).ToString()).FollowCustomer(cancellationToken);
            }

            if (astray[0] == last)
            {
                return DueOutcome.Later("A ticket did not follow its customer."); // Somebody else wrote it at the same time.
            }

            last = astray[0];
        }

        return DueOutcome.Done;
    }
}
