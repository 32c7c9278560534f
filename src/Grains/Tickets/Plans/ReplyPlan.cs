using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Plans;

/// <summary>That a reply leaves at its time, as the schedule keeps it.</summary>
public static class ReplyPlan
{
    public const string What = "ticket.send-later";

    public static DueRow Row(TicketId ticket, long plan, DateTimeOffset at) => new()
    {
        What = What,
        Key = Key(ticket, plan),
        At = at,
        Cause = JsonSerializer.Serialize(new OfTicket(ticket.Number, plan), JsonSerializerOptions.Web),
    };

    /// <summary>Takes the row back, whatever it is by now.</summary>
    public static DueEnd End(TicketId ticket, long plan) => new(What, Key(ticket, plan));

    public static (TicketId Ticket, long Plan) Of(DueItem item)
    {
        var cause = JsonSerializer.Deserialize<OfTicket>(item.Cause, JsonSerializerOptions.Web)!;
        return (new(item.Account, cause.Ticket), cause.Plan);
    }

    private static string Key(TicketId ticket, long plan) => string.Create(CultureInfo.InvariantCulture, $"{ticket.Number}.e{plan}");

    private sealed record OfTicket(long Ticket, long Plan);
}
