using System.Text.Json;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What kind of item an event is on the timeline, and how values are written there and in live entries.</summary>
internal static class TimelineKinds
{
    public static TimelineKind Of(TicketEvent happened) => happened switch
    {
        TicketOpened => TimelineKind.Opened,
        MessageReceived => TimelineKind.Message,
        ReplyWritten or AutoReplied or ReplyEchoed => TimelineKind.Reply,
        MessageEdited => TimelineKind.Edited,
        MessageRemoved => TimelineKind.Removed,
        MemoWritten => TimelineKind.Memo,
        AssigneeChanged => TimelineKind.Assigned,
        TagsChanged => TimelineKind.Tagged,
        DeliveryChanged or DeliveryNoted or ReplyRequeued => TimelineKind.Delivery,
        ReplyWithdrawn => TimelineKind.Withdrawn,
        ReplyPlanned => TimelineKind.Planned,
        PlanHeld or PlanEnded => TimelineKind.Plan,
        TicketRelated => TimelineKind.Related,
        Forwarded => TimelineKind.Forward,
        ForwardAnswered => TimelineKind.ForwardAnswer,
        ItemCarried e => e.Kind,
        _ => TimelineKind.Changed,
    };

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
