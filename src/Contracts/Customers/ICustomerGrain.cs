using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Customers;

/// <summary>
/// The one writer of a customer. The key is an account and a customer. A customer whom the asker does not see is not there; one who was merged is led on.
/// </summary>
[Alias("oqupie.ICustomerGrain")]
public interface ICustomerGrain : IGrainWithStringKey
{
    /// <summary>Nothing happens where nothing is another. An identity of somebody else is refused ("identity_taken", who, if the asker may see them).</summary>
    [Alias("Change")]
    Task<Outcome<CustomerInfo>> Change(Actor actor, CustomerChangeWish wish, CancellationToken cancellationToken);

    /// <summary>What a blocked customer opens from then on lies in the blocked box, and is answered by nobody by itself.</summary>
    [Alias("Block")]
    Task<Outcome<CustomerInfo>> Block(Actor actor, bool on, CancellationToken cancellationToken);

    /// <summary>Refused ("open_tickets") while a ticket of theirs is not completed. If they write again they are somebody new.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, CancellationToken cancellationToken);

    /// <param name="body">HTML, which is made harmless.</param>
    [Alias("AddMemo")]
    Task<Outcome<CustomerMemo>> AddMemo(Actor actor, string body, CancellationToken cancellationToken);

    /// <summary>By its author, or who manages settings.</summary>
    [Alias("DeleteMemo")]
    Task<Outcome<Done>> DeleteMemo(Actor actor, string memo, CancellationToken cancellationToken);
}
