using Oqupie.Contracts;

namespace Oqupie.Grains.Customers;

/// <summary>The noes of a customer, said in one place so that programs can rely on them.</summary>
internal static class CustomerRefusals
{
    public static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    public static readonly Refusal NoSuchMemo = Refusal.NotFound("There is no such memo.");

    public static readonly Refusal BadCursor = Refusal.Invalid("That is not a cursor of this list.", "cursor", "bad_cursor");

    public static readonly Refusal MovedOn = Refusal.Conflict("The customer was changed elsewhere in the meantime. Read them again.", "version_conflict");

    public static readonly Refusal OpenTickets = Refusal.Conflict("Complete all of the customer's tickets first.", "open_tickets");

    public static readonly Refusal EveryTicket = Refusal.NotAllowed("It concerns every ticket of every brand, and you see some only.", "customer_every_ticket");

    public static readonly Refusal MemoNotYours = Refusal.NotAllowed("Its author deletes a memo, or who manages settings.", "memo_not_yours");

    /// <summary>With who it is, where the asker may see them.</summary>
    public static readonly Refusal Exists = Refusal.Conflict("There is a customer with this address or id already.", "customer_exists");

    /// <summary>With who it is, where the asker may see them.</summary>
    public static readonly Refusal Taken = Refusal.Conflict("The address or id is another customer's.", "identity_taken");
}
