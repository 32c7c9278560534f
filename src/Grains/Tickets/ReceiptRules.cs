using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>How far a reply has come, by what the other side says of it. Pure.</summary>
internal static class ReceiptRules
{
    /// <summary>
    /// A receipt moves a reply on and never back, in whatever order they come: one that says "delivered" after "read" changes nothing, and one that says
    /// so after "failed" was right.
    /// </summary>
    public static Decision Take(Ticket ticket, DeliveryReceipt receipt, DateTimeOffset now)
    {
        var (version, known) = ticket.Replies.FirstOrDefault(reply => reply.Value.Outbox == receipt.Outbox);

        if (known is null)
        {
            return TicketRefusals.NoSuchReply;
        }

        if (receipt.Note is { } note)
        {
            return Note(ticket, version, known, note, receipt.Reason ?? "", now);
        }

        if (Rank(receipt.State) <= Rank(known.State))
        {
            return Decision.Nothing;
        }

        var reason = receipt.Reason is { Length: > 0 } words
            ? new Content { Id = LocalKey.New(), Customer = ticket.Row.Customer, Text = words }
            : null;
        var changed = new DeliveryChanged
        {
            At = now,
            ByKind = ActorKind.System,
            By = "",
            Reply = version,
            State = receipt.State,
            Attempt = Math.Max(1, known.Attempt),
            Content = reason?.Id,
        };
        return new() { Events = [changed], Contents = reason is null ? [] : [reason] };
    }

    /// <summary>What is to be said of a reply.</summary>
    public static DeliveryNoted Noted(long reply, DeliveryNote note, Content reason, DateTimeOffset now) =>
        new() { At = now, ByKind = ActorKind.System, By = "", Reply = reply, Note = note, Content = reason.Id };

    // Of one that is known to have arrived, or to have failed, nobody wants to hear that it is late.
    private static Decision Note(Ticket ticket, long version, ReplyState known, DeliveryNote note, string words, DateTimeOffset now)
    {
        if (known.Has(note) || Rank(known.State) > Rank(DeliveryState.Sent))
        {
            return Decision.Nothing;
        }

        var reason = new Content { Id = LocalKey.New(), Customer = ticket.Row.Customer, Text = words };
        return new() { Events = [Noted(version, note, reason, now)], Contents = [reason] };
    }

    private static int Rank(DeliveryState state) => state switch
    {
        DeliveryState.Queued or DeliveryState.Sending => 0,
        DeliveryState.Unknown => 1,
        DeliveryState.Sent => 2,
        DeliveryState.Failed or DeliveryState.Bounced => 3,
        DeliveryState.Delivered => 4,
        DeliveryState.Published => 5,
        DeliveryState.Read => 6,
        _ => int.MaxValue, // What was withdrawn has not left, whatever anybody says.
    };
}
