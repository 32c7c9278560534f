using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>What of a ticket goes into another one, and how it looks there. Pure.</summary>
internal static class CarryRules
{
    /// <summary>What a merge was taken back of is not shown any more; it is where it was written.</summary>
    public static bool IsShown(Ticket ticket, TicketEvent happened) =>
        happened is not ItemCarried { Merge: > 0 } carried || ticket.Absorbed.GetValueOrDefault(carried.From) == carried.Merge;

    /// <summary>A state that may still change is told where the reply was written, and would be wrong here.</summary>
    public static DeliveryState? Shown(DeliveryState? state) => state is DeliveryState.Queued or DeliveryState.Sending ? null : state;

    /// <summary>Whether it is one of the ticket's messages: what the customer wrote, or was written to them.</summary>
    public static bool Counts(TimelineKind kind) => kind is TimelineKind.Message or TimelineKind.Reply;

    /// <summary>
    /// Messages, replies, memos, forwards and their answers, in order, as they read now. What was withdrawn, split off or given back is not there.
    /// </summary>
    public static ImmutableArray<ItemCarried> Of(Ticket source, IEnumerable<StoredEvent> past, long merge, DateTimeOffset now)
    {
        var written = past.ToList();
        var edited = written.Where(one => one.Event is MessageEdited).ToLookup(one => ((MessageEdited)one.Event).Message);
        return
        [
            .. written
                .Where(one => !source.Moved.ContainsKey(one.Version) && IsShown(source, one.Event) && KindOf(source, one) is not null)
                .Select(one => Carried(source, one, edited[one.Version].LastOrDefault()?.Event.Content, merge, now)),
        ];
    }

    private static ItemCarried Carried(Ticket source, StoredEvent one, string? edited, long merge, DateTimeOffset now)
    {
        var earlier = one.Event as ItemCarried;
        return new()
        {
            At = now,
            ByKind = ActorKind.System,
            By = "",
            Content = edited ?? one.Event.Content,
            From = source.Row.Id.Number,
            Item = one.Version,
            Merge = merge,
            Kind = KindOf(source, one)!.Value,
            WrittenAt = earlier?.WrittenAt ?? one.Event.At,
            WriterKind = earlier?.WriterKind ?? one.Event.ByKind,
            Writer = earlier?.Writer ?? one.Event.By,
            Delivery = earlier?.Delivery ?? (source.Replies.TryGetValue(one.Version, out var reply) ? reply.State : null),
        };
    }

    private static TimelineKind? KindOf(Ticket source, StoredEvent one) => one.Event switch
    {
        MessageReceived => TimelineKind.Message,
        ReplyWritten when source.Replies.GetValueOrDefault(one.Version)?.State is DeliveryState.Withdrawn => null,
        ReplyWritten or ReplyEchoed => TimelineKind.Reply,
        MemoWritten => TimelineKind.Memo,
        Forwarded => TimelineKind.Forward,
        ForwardAnswered => TimelineKind.ForwardAnswer,
        ItemCarried e => e.Kind,
        _ => null,
    };
}
