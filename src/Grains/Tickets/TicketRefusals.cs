using Oqupie.Contracts;

namespace Oqupie.Grains.Tickets;

/// <summary>The noes of a ticket, said in one place so that programs can rely on them.</summary>
internal static class TicketRefusals
{
    public static readonly Refusal NoSuchTicket = Refusal.NotFound("There is no such ticket.");

    public static readonly Refusal NoSuchReply = Refusal.NotFound("There is no such reply on this ticket.");

    public static readonly Refusal MovedOn = Refusal.Conflict("The ticket was changed elsewhere in the meantime. Read it again.", "version_conflict");

    public static readonly Refusal ChangedMeanwhile = Refusal.Conflict("Somebody else has changed that on the ticket in the meantime.", "changed_meanwhile");

    public static readonly Refusal Unseen = Refusal.Conflict("The customer or a colleague wrote in the meantime. Read it before you send.", "unseen_message");

    public static readonly Refusal HasLeft = Refusal.Conflict("The reply has already begun to leave.", "has_left");

    public static readonly Refusal NotDue = Refusal.Conflict("What was planned has happened already, or is planned anew.", "plan_moved_on");

    public static readonly Refusal NothingToSend = Refusal.Conflict("Only a reply that failed, or may have, can be sent again.", "nothing_to_send");

    public static readonly Refusal Deleted = Refusal.Conflict("The ticket was deleted. Restore it first.", DeletedCode);

    public static readonly Refusal Blocked = Refusal.Conflict("The ticket is in the blocked box. Take it out first.", "blocked");

    public static readonly Refusal Merged = Refusal.Conflict("The ticket was merged into another one. Work on that one, or take the merge back.", MergedCode);

    public const string MergedCode = "merged";

    public const string DeletedCode = "deleted";

    public static readonly Refusal NoSender = Refusal.Invalid("It does not say who sent it, so nobody could be answered.", "from", "no_sender");

    public static readonly Refusal NoRecipient = Refusal.Conflict(
        "The customer has no address that this channel could send to.", "reply_without_recipient");

    public static readonly Refusal CannotSend = Refusal.Conflict(
        "This channel has no outgoing server. Set one up in its settings, and send the reply again.", "channel_cannot_send");

    public static readonly Refusal NoText = Refusal.Invalid("Write something first.", "body", "text_missing");
}
