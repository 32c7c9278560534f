using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Customers;

/// <summary>
/// Reads customers for whoever may: those of a brand are there for who serves it. A customer is of the brands in which they have tickets, and of the one they
/// were made for by hand. Who was merged into another is that other. A stateless worker; the key is an account.
/// </summary>
[Alias("oqupie.ICustomersGrain")]
public interface ICustomersGrain : IGrainWithStringKey
{
    [Alias("ReadAs")]
    Task<Outcome<CustomerInfo>> Read(Actor actor, string customer, CancellationToken cancellationToken);

    /// <summary>Those known by this address; none or one.</summary>
    [Alias("ByEmailAs")]
    Task<ImmutableArray<CustomerInfo>> ByEmail(Actor actor, string email, CancellationToken cancellationToken);

    /// <summary>A page may be short, or empty, and have a next one all the same: no more is looked through at once than a bound allows.</summary>
    [Alias("List")]
    Task<Outcome<CustomerPage>> List(Actor actor, CustomerQuery query, CancellationToken cancellationToken);

    /// <summary>By hand, for a brand. Refused where an identity is somebody's already ("customer_exists", who, if the asker may see them).</summary>
    [Alias("Make")]
    Task<Outcome<CustomerInfo>> Make(Actor actor, CustomerWish wish, CancellationToken cancellationToken);

    /// <summary>What members wrote about them, newest first.</summary>
    [Alias("Memos")]
    Task<Outcome<CustomerMemoPage>> Memos(Actor actor, string customer, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>What happened to them, their tickets among it as far as the asker sees those, newest first.</summary>
    [Alias("Timeline")]
    Task<Outcome<CustomerTimelinePage>> Timeline(Actor actor, string customer, string? cursor, int limit, CancellationToken cancellationToken);
}
