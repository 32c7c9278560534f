using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Customers;

/// <summary>Where it is kept who is being erased, and what of them is still there.</summary>
public interface ICustomerErasures
{
    /// <summary>
    /// In one transaction: the customer goes, with whoever was merged into them and all that <see cref="ICustomerBook.Remove"/> takes; their tickets are
    /// written down, and the due row by which those follow is put.
    /// </summary>
    Task<CustomerWritten> Begin(Customer customer, CustomerErased happened, CancellationToken cancellationToken);

    Task<CustomerErasure?> Find(CustomerId customer, CancellationToken cancellationToken);

    /// <summary>Numbers of their tickets behind one, in order, at most so many.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="gone">Those that are gone, or those that are not.</param>
    /// <param name="after">Behind this one.</param>
    /// <param name="limit">The most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<long>> Tickets(CustomerId customer, bool gone, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Also of tickets that are not written down yet, because they went with one that is.</summary>
    Task Gone(CustomerId customer, ImmutableArray<long> tickets, CancellationToken cancellationToken);

    /// <summary>Nothing is left. The due row ends with it; where it was put anew, there is more, and nothing happens.</summary>
    Task End(CustomerId customer, DueEnd row, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>The row by which the tickets of an erased customer follow. Put with the erasing, one for each customer.</summary>
public static class CustomerEraseDue
{
    public const string What = "customer.erase";

    public static DueRow Of(CustomerId customer, DateTimeOffset now) => new() { What = What, Key = customer.Local, At = now };
}
