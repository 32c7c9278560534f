using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Log;
using Oqupie.Grains.Mentions;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Notifications;

/// <summary>That an event calls somebody: before it is known who that is, who of them may see the ticket, and who wants to be called.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Event">What happened.</param>
internal sealed record Calling(NotificationKind Kind, LoggedEvent Event)
{
    /// <summary>
    /// Whom; null where it is a group, or whoever the ticket is assigned to. Of an answer to a forward: who had forwarded, where the ticket is nobody's.
    /// </summary>
    public string? Member { get; init; }

    public string? Group { get; init; }

    public long Ticket => long.Parse(Event.Stream, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What of an event calls somebody. Pure.</summary>
    public static ImmutableArray<Calling> Of(LoggedEvent happened) => happened.Type switch
    {
        "assignee-changed" => Assigned(happened, (AssigneeChanged)Read(happened)),
        "message-received" or "message-edited" when happened.ByKind is ActorKind.Customer => [new(NotificationKind.Answered, happened)],
        "forward-answered" => ForwardAnswered(happened, (ForwardAnswered)Read(happened)),
        "memo-written" => [.. ((MemoWritten)Read(happened)).Mentions.Select(Mention.Parse).OfType<Mention>().Select(named => Mentioned(happened, named))],
        _ => [],
    };

    private static ImmutableArray<Calling> Assigned(LoggedEvent happened, AssigneeChanged assigned) => assigned switch
    {
        { To.Member: { } member } when member != assigned.From.Member => [new(NotificationKind.Assigned, happened) { Member = member }],
        { To: { Member: null, Group: { } group } } when group != assigned.From.Group => [new(NotificationKind.GroupAssigned, happened) { Group = group }],
        _ => [],
    };

    private static ImmutableArray<Calling> ForwardAnswered(LoggedEvent happened, ForwardAnswered answered) =>
        answered.Automatic ? [] : [new(NotificationKind.ForwardAnswered, happened) { Member = answered.Forwarder }];

    private static Calling Mentioned(LoggedEvent happened, Mention named) => named.IsGroup
        ? new(NotificationKind.Mention, happened) { Group = named.Id }
        : new(NotificationKind.Mention, happened) { Member = named.Id };

    private static TicketEvent Read(LoggedEvent happened) => JsonSerializer.Deserialize(happened.Payload, TicketJson.Default.TicketEvent)!;
}
