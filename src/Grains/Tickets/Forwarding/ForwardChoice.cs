using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Joining;

namespace Oqupie.Grains.Tickets.Forwarding;

/// <summary>What of a ticket may go outside. Memos are for members and never do. Pure.</summary>
internal static class ForwardChoice
{
    private const int Most = 200;

    private static readonly Refusal NotForwardable = Refusal.Invalid(
        "Only messages, replies and answers to forwards go outside; memos never do.", "items", "not_forwardable");

    private static readonly Refusal TooMany = Refusal.Invalid($"At most {Most} messages go along. Choose some.", "items", "too_many_items").With("most", Most);

    /// <summary>In order, as they read now.</summary>
    /// <param name="past">All that happened on the ticket.</param>
    /// <param name="wished">By version; null: all that was written between us and the customer.</param>
    public static Outcome<ImmutableArray<StoredEvent>> Of(Ticket ticket, ImmutableArray<StoredEvent> past, ImmutableArray<long>? wished)
    {
        ImmutableArray<StoredEvent> chosen = wished is { } named
            ? [.. past.Where(one => named.Contains(one.Version) && Kind(ticket, one) is not null)]
            : [.. past.Where(one => Kind(ticket, one) is TimelineKind.Message or TimelineKind.Reply)];

        if (wished is { } all && all.Distinct().Count() != chosen.Length)
        {
            return NotForwardable;
        }

        if (chosen.Length > Most)
        {
            return TooMany;
        }

        var edited = past.Where(one => one.Event is MessageEdited).ToLookup(one => ((MessageEdited)one.Event).Message);
        return chosen.Select(one => edited[one.Version].LastOrDefault()?.Content is { } newest ? one with { Content = newest } : one).ToImmutableArray();
    }

    private static TimelineKind? Kind(Ticket ticket, StoredEvent one) =>
        ticket.Moved.ContainsKey(one.Version) || !CarryRules.IsShown(ticket, one.Event)
            ? null
            : one.Event switch
            {
                MessageReceived => TimelineKind.Message,
                ReplyWritten when ticket.Replies.GetValueOrDefault(one.Version)?.State is DeliveryState.Withdrawn => null,
                ReplyWritten or ReplyEchoed => TimelineKind.Reply,
                ForwardAnswered => TimelineKind.ForwardAnswer,
                ItemCarried { Kind: TimelineKind.Message or TimelineKind.Reply or TimelineKind.ForwardAnswer } e => e.Kind,
                _ => null,
            };
}
