using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What comes of a change on the other side to what is in a ticket. Pure.</summary>
internal static class ItemRules
{
    /// <summary>The newest revision counts, whichever comes first. Who changes their words has written again: a completed ticket is open again.</summary>
    public static Decision Edit(Ticket ticket, MessageEdit edit, DateTimeOffset now)
    {
        if (edit.Message.Revision <= ticket.Revisions.GetValueOrDefault(edit.Of))
        {
            return Decision.Nothing;
        }

        if (ticket.Row.Box is TicketBox.Deleted)
        {
            return TicketRefusals.Deleted;
        }

        var message = edit.Message;
        var content = IntakeRules.ContentOf(message, now);
        var edited = new MessageEdited
        {
            At = now,
            ByKind = ActorKind.Customer,
            By = message.From.Customer.Local,
            Message = edit.Of,
            Revision = message.Revision,
            Content = content.Id,
        };
        return new()
        {
            Events = [edited, .. IntakeRules.Reopened(ticket, message, now)],
            Contents = [content],
            Intake = IntakeRules.Claim(message, IntakeFate.Edit, ticket.Version + 1),
            AdditionalInformation = message.AdditionalInformation.IsEmpty
                ? null
                : ticket.Row.AdditionalInformation.SetItems(message.AdditionalInformation),
        };
    }

    /// <summary>What was said stays here, and everybody sees that it was taken back.</summary>
    public static Decision Remove(Ticket ticket, MessageRemoval removal, DateTimeOffset now) => new()
    {
        Events = [new MessageRemoved { At = now, ByKind = ActorKind.Customer, By = ticket.Row.Customer, Message = removal.Of }],
        Intake = new(removal.Channel, removal.Key, removal.JournalId, IntakeFate.Removal, $"e{ticket.Version + 1}"),
    };

    /// <summary>An answer that left by other means than ours: on the ticket like any, with nothing to send.</summary>
    public static Decision Echo(Ticket ticket, InboundMessage echo, DateTimeOffset now)
    {
        var content = IntakeRules.ContentOf(echo, now) with { Customer = ticket.Row.Customer };
        return new()
        {
            Events = [new ReplyEchoed { At = now, ByKind = ActorKind.System, By = "", Content = content.Id }],
            Contents = [content],
            Intake = IntakeRules.Claim(echo, IntakeFate.Echo, ticket.Version + 1),
        };
    }
}
