using Oqupie.Contracts.Customers;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Following;

/// <summary>
/// That tickets are to follow their customer: to whom they are now, how they are called and rated. Put with the change, one for each customer.
/// </summary>
public static class CustomerFollow
{
    public const string What = "customer.follow";

    public static DueRow Of(CustomerId customer, DateTimeOffset now) => new() { What = What, Key = customer.Local, At = now };
}
