using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Jobs;

/// <summary>What an action means for the fields of a ticket, there and back. Pure.</summary>
internal static class BulkChanges
{
    /// <param name="act">What is done.</param>
    /// <param name="before">How the ticket stood, for who does not want to write over somebody else; null does not ask.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="wish">The wish's id; null for none.</param>
    /// <returns>Null for what changes no field.</returns>
    public static TicketChange? Of(BulkAct act, JobBefore? before, Participant by, string? wish)
    {
        var change = new TicketChange { By = by, WishId = wish, Was = before is null ? null : Asked(act.Action, before) };
        return act.Action switch
        {
            BulkAction.Assign => change with { Assignee = act.Assignee },
            BulkAction.Status => change with { Status = act.Status },
            BulkAction.Importance => change with { Importance = act.Importance },
            BulkAction.Tag => change with { AddTags = act.Tags },
            BulkAction.Untag => change with { RemoveTags = act.Tags },
            BulkAction.Delete => change with { Deleted = true },
            BulkAction.Restore => change with { Deleted = false },
            BulkAction.Spam => change with { Spam = true },
            BulkAction.NoSpam => change with { Spam = false },
            BulkAction.Type => change with { Type = act.Type, NoType = act.Type is null },
            _ => null,
        };
    }

    /// <summary>Only where the field has still what the job gave it.</summary>
    /// <returns>Null where there is nothing to set back: it was so before.</returns>
    public static TicketChange? Back(BulkAct act, JobBefore before, Participant by, string wish)
    {
        var change = new TicketChange { By = by, WishId = wish, Was = Given(act) };
        var tags = act.Tags.Select(tag => tag.Trim()).ToHashSet(StringComparer.Ordinal);
        return act.Action switch
        {
            BulkAction.Assign when before.Assignee != act.Assignee => change with { Assignee = before.Assignee },
            BulkAction.Status when before.Status != act.Status => change with { Status = before.Status },
            BulkAction.Importance when before.Importance != act.Importance => change with { Importance = before.Importance },
            BulkAction.Tag when tags.Except(before.Tags).Any() => change with { RemoveTags = [.. tags.Except(before.Tags)] },
            BulkAction.Untag when tags.Intersect(before.Tags).Any() => change with { AddTags = [.. before.Tags.Where(tags.Contains)] },
            BulkAction.Delete when before.Box is not TicketBox.Deleted => change with { Deleted = false },
            BulkAction.Restore when before.Box is TicketBox.Deleted => change with { Deleted = true },
            BulkAction.Spam when before.Box is not TicketBox.Blocked => change with { Spam = false },
            BulkAction.NoSpam when before.Box is TicketBox.Blocked => change with { Spam = true },
            BulkAction.Type when before.Type != act.Type => change with { Type = before.Type, NoType = before.Type is null },
            _ => null,
        };
    }

    private static TicketStanding? Asked(BulkAction action, JobBefore before) => action switch
    {
        BulkAction.Assign => new() { Assignee = before.Assignee },
        BulkAction.Status => new() { Status = before.Status },
        BulkAction.Importance => new() { Importance = before.Importance },
        BulkAction.Delete or BulkAction.Restore => new() { Deleted = before.Box is TicketBox.Deleted },
        BulkAction.Spam or BulkAction.NoSpam => new() { Spam = before.Box is TicketBox.Blocked },
        BulkAction.Type => new() { Type = before.Type ?? "" },
        _ => null,
    };

    private static TicketStanding? Given(BulkAct act) => act.Action switch
    {
        BulkAction.Assign => new() { Assignee = act.Assignee },
        BulkAction.Status => new() { Status = act.Status },
        BulkAction.Importance => new() { Importance = act.Importance },
        BulkAction.Delete => new() { Deleted = true },
        BulkAction.Restore => new() { Deleted = false },
        BulkAction.Spam => new() { Spam = true },
        BulkAction.NoSpam => new() { Spam = false },
        BulkAction.Type => new() { Type = act.Type ?? "" },
        _ => null,
    };
}
