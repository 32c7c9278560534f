using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Customers;

/// <summary>Two customers who are found to be one. The same grain as <see cref="ICustomerGrain"/>; none of these calls another customer.</summary>
[Alias("oqupie.ICustomerMergesGrain")]
public interface ICustomerMergesGrain : IGrainWithStringKey
{
    /// <summary>What a merge would come to. Nothing changes.</summary>
    [Alias("Preview")]
    Task<Outcome<CustomerMergePreview>> Preview(Actor actor, string into, CancellationToken cancellationToken);

    /// <summary>
    /// This customer's identities, memos, tags and tickets become the other's, whom this one's id leads to from then on. The tickets follow one by one.
    /// </summary>
    /// <returns>The survivor.</returns>
    [Alias("Merge")]
    Task<Outcome<CustomerInfo>> Merge(Actor actor, string into, CancellationToken cancellationToken);

    /// <summary>Gives back what came with a merge into this customer, and what has come by those identities since.</summary>
    /// <returns>The customer that is its own again.</returns>
    [Alias("Unmerge")]
    Task<Outcome<CustomerInfo>> Unmerge(Actor actor, string merge, CancellationToken cancellationToken);
}

/// <param name="Into">Who would remain, as they are.</param>
/// <param name="From">Who would become them, as they are.</param>
/// <param name="Result">Who remains, as they would be.</param>
/// <param name="Tickets">How many tickets would move, of those the asker sees; counted up to a bound.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerMergePreview")]
public sealed record CustomerMergePreview(
    [property: Id(0)] CustomerInfo Into, [property: Id(1)] CustomerInfo From, [property: Id(2)] CustomerInfo Result, [property: Id(3)] int Tickets);
