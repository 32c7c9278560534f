using System.Text;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Inquiries;

/// <summary>What of a ticket's timeline its customer sees. Whatever is not named here, they do not. Pure.</summary>
internal static class MyItems
{
    /// <param name="item">Of the timeline.</param>
    /// <param name="who">The customer; of what another ticket brought along, a verified user sees nothing.</param>
    /// <param name="now">A reply that can still be taken back has not been said.</param>
    /// <returns>Null where it is not for them.</returns>
    public static MyItem? Of(TimelineItem item, CustomerIdentity who, DateTimeOffset now) => item switch
    {
        { MovedTo: not null } => null, // Its words are in another ticket now, whoever's that is.
        { Type: TimelineKind.Message, Automatic: null } when item.Carried is null || Is(item.From?.Email, who) => Written(item, mine: true),
        { Type: TimelineKind.Reply } when Left(item, now) && (item.Carried is null || item.To.Any(to => Is(to.Email, who))) => Written(item, mine: false),
        _ => null,
    };

    private static bool Left(TimelineItem item, DateTimeOffset now) => item.Delivery switch
    {
        DeliveryState.Withdrawn => false,
        DeliveryState.Queued => item.DueAt <= now,
        _ => true,
    };

    private static MyItem Written(TimelineItem item, bool mine) => new(
        item.Version, item.At, mine, Unfolded(item), mine ? null : item.Html, [.. item.Attachments]);

    private static bool Is(string? address, CustomerIdentity who) => address is { Length: > 0 } && CustomerIdentity.Email(address) == who;

    // What is quoted stands in the conversation already.
    private static string Unfolded(TimelineItem item)
    {
        var text = item.Text ?? "";
        var kept = new StringBuilder();
        var at = 0;

        foreach (var fold in item.Folds)
        {
            kept.Append(text, at, Math.Max(0, fold.Start - at));
            at = Math.Max(at, fold.Start + fold.Length);
        }

        return kept.Append(text, at, Math.Max(0, text.Length - at)).ToString().Trim();
    }
}
