namespace Oqupie.Grains.Tickets.Following;

/// <summary>The same grain as a ticket's others; what the walk after a customer's change asks of it.</summary>
[Alias("oqupie.IFollowingTicketGrain")]
internal interface IFollowingTicketGrain : IGrainWithStringKey
{
    /// <summary>Looks in the store who its customer is now, and shows that. Asked twice, it happens once.</summary>
    [Alias("FollowCustomer")]
    Task FollowCustomer(CancellationToken cancellationToken);
}
