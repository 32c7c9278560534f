using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;

namespace Oqupie.Grains.Tickets.Following;

/// <summary>How a ticket follows its customer. Its address stays its own: an answer goes to whom it is for, whoever they were merged with. Pure.</summary>
internal static class FollowRules
{
    public static Decision Follow(Ticket ticket, CustomerLead? lead, DateTimeOffset now)
    {
        if (lead is null)
        {
            return Decision.Nothing;
        }

        var row = ticket.Row;
        var shown = With(row, lead);
        return shown == row ? Decision.Nothing : new()
        {
            Events = [new CustomerFollowed { At = now, ByKind = ActorKind.System, By = "", From = row.Customer, To = lead.Id }],
            Lead = lead,
        };
    }

    /// <summary>A name goes with the customer, or where members gave it; else the ticket keeps the one that its mail said.</summary>
    public static TicketRow With(TicketRow row, CustomerLead lead) => row with
    {
        Customer = lead.Id,
        CustomerOrigin = row.CustomerOrigin ?? (lead.Id == row.Customer ? null : row.Customer),
        CustomerName = lead.Name.Length > 0 && (lead.Named || lead.Id != row.Customer) ? lead.Name : row.CustomerName,
        CustomerRating = lead.Rating,
    };
}
