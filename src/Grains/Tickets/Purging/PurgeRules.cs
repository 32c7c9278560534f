using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Joining;

namespace Oqupie.Grains.Tickets.Purging;

/// <summary>When a ticket goes for good, and what of it. Pure.</summary>
internal static class PurgeRules
{
    /// <summary>What was merged goes with its survivor, and not before.</summary>
    public static bool IsDue(Ticket ticket, DateTimeOffset before) =>
        ticket.Row.Box is TicketBox.Deleted or TicketBox.Blocked
        && ticket.Merge is null
        && (ticket.Row.BoxedAt ?? ticket.Row.UpdatedAt) <= before
        && !ticket.Replies.Values.Any(reply => reply.State is DeliveryState.Queued or DeliveryState.Sending);

    /// <summary>Whether a reply of it is being handed over, which nobody can call back.</summary>
    public static bool IsSending(Ticket ticket) => ticket.Replies.Values.Any(reply => reply.State is DeliveryState.Sending);

    public static TicketPurged Event(DateTimeOffset now) => new() { At = now, ByKind = ActorKind.System, By = "" };

    /// <summary>
    /// Whether the words of an event are another ticket's too: what was split off is read there, and what a merge that was taken back had brought is where it
    /// was written.
    /// </summary>
    public static bool Stays(Ticket ticket, StoredEvent happened) => happened.Event switch
    {
        MessageEdited edit => ticket.Moved.ContainsKey(edit.Message),
        var other => ticket.Moved.ContainsKey(happened.Version) || !CarryRules.IsShown(ticket, other),
    };

    /// <param name="ticket">Which goes.</param>
    /// <param name="past">All that happened to it.</param>
    /// <param name="now">When.</param>
    public static TicketPurge Of(Ticket ticket, IReadOnlyCollection<StoredEvent> past, DateTimeOffset now) => new()
    {
        Row = ticket.Row,
        Event = Event(now),
        Kept = [.. past.Where(one => one.Event.Content is not null && Stays(ticket, one)).Select(one => one.Version)],
        Outbox = [.. ticket.Replies.Values.Select(reply => reply.Outbox).Distinct(StringComparer.Ordinal)],
        MailIds =
        [
            .. past.Where(one => !Stays(ticket, one)).Select(one => one.Content?.Meta.MailId).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(IntakeRules.MailIdHash),
        ],
    };
}
