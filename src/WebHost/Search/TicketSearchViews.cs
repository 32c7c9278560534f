using Oqupie.Contracts.Search;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Search;

/// <param name="Items">In the order asked for.</param>
/// <param name="Total">How many tickets there are, exactly, unless it is partial.</param>
/// <param name="Next">The next page's cursor; null where this is the last.</param>
/// <param name="Partial">Some tickets could not be looked through: their index is being built, or does not answer.</param>
internal sealed record TicketSearchView(IReadOnlyList<TicketHitView> Items, long Total, string? Next, bool Partial)
{
    public static TicketSearchView Of(TicketHits hits) =>
        new([.. hits.Items.Select(hit => new TicketHitView(hit.Ticket, hit.Snippet, hit.Item))], hits.Total, hits.Next, hits.Partial);
}

/// <param name="Ticket">As it is now.</param>
/// <param name="Snippet">Safe HTML, what was found in <c>mark</c>; empty where nothing but terms was asked.</param>
/// <param name="Item">The timeline item it is of; null where it is of the ticket itself: its subject, customer, tags or information.</param>
internal sealed record TicketHitView(TicketView Ticket, string Snippet, string? Item);
