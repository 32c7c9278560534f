using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Jobs;

/// <summary>What may be asked for many tickets at once. Pure.</summary>
internal static class BulkRules
{
    public static readonly Refusal TooMany =
        Refusal.Invalid($"A job has at most {BulkWish.Most} tickets. Narrow it down.", "tickets", "too_many_tickets").With("most", BulkWish.Most);

    public static readonly Refusal IntoMissing = Refusal.Invalid("The ticket that the others go into must be one of them.", "into", "merge_into_missing");

    public static readonly Refusal MergesNothing = Refusal.Invalid("Name another ticket to merge into this one.", "tickets", "merge_needs_two");

    private static readonly Refusal Nothing = Refusal.Invalid("Name tickets, or say what finds them.", "tickets", "no_tickets");

    private static readonly Refusal Both = Refusal.Invalid("Name tickets or say what finds them, not both.", "query", "tickets_and_query");

    private static readonly Refusal NoCustomers = Refusal.NotAllowed("Your role, or the key, does not allow that.");

    /// <returns>Null where nothing speaks against it.</returns>
    public static Refusal? Check(BulkWish wish, Actor actor) => (wish.Tickets.IsEmpty, wish.Query) switch
    {
        (true, null) => Nothing,
        (false, not null) => Both,
        _ => Lacking(wish.Act) ?? Beside(wish.Act) ?? Merging(wish) ?? NotAllowed(wish.Act, actor),
    };

    /// <summary>Whether this one may do it to any ticket at all.</summary>
    public static Refusal? NotAllowed(BulkAct act, Actor actor)
    {
        var needed = act.Action is BulkAction.Block or BulkAction.Unblock ? Permission.WorkOnTickets | Permission.WorkOnCustomers : Permission.WorkOnTickets;
        return actor.May(needed) ? null : NoCustomers;
    }

    private static Refusal? Lacking(BulkAct act) => act.Action switch
    {
        BulkAction.Assign when act.Assignee is null => Refusal.Invalid("Say to whom.", "assignee", "missing"),
        BulkAction.Status when act.Status is null => Refusal.Invalid("Say which status.", "status", "missing"),
        BulkAction.Importance when act.Importance is null => Refusal.Invalid("Say how important.", "importance", "missing"),
        BulkAction.Tag or BulkAction.Untag when act.Tags.IsEmpty => Refusal.Invalid("Say which tags.", "tags", "missing"),
        BulkAction.Tag or BulkAction.Untag => FieldRules.TagRefusal(act.Tags),
        BulkAction.Memo or BulkAction.Reply when string.IsNullOrWhiteSpace(act.Body) && act.Attachments.IsEmpty =>
            Refusal.Invalid("Write something first.", "body", "text_missing"),
        BulkAction.Merge when act.Into is null => Refusal.Invalid("Say which ticket the others go into.", "into", "missing"),
        _ => null,
    };

    // One thing at a time: a value for another action is a mistake, not a wish.
    private static Refusal? Beside(BulkAct act)
    {
        (string Field, bool Said, bool Fits)[] values =
        [
            ("assignee", act.Assignee is not null, act.Action is BulkAction.Assign),
            ("status", act.Status is not null, act.Action is BulkAction.Status or BulkAction.Reply),
            ("importance", act.Importance is not null, act.Action is BulkAction.Importance),
            ("tags", !act.Tags.IsEmpty, act.Action is BulkAction.Tag or BulkAction.Untag),
            ("body", act.Body is not null, act.Action is BulkAction.Memo or BulkAction.Reply),
            ("type", act.Type is not null, act.Action is BulkAction.Type),
            ("into", act.Into is not null, act.Action is BulkAction.Merge),
        ];
        return values.FirstOrDefault(value => value.Said && !value.Fits) is { Field: { } field }
            ? Refusal.Invalid("That belongs to another action.", field, "of_another_action")
            : null;
    }

    private static Refusal? Merging(BulkWish wish) => wish switch
    {
        { Act.Action: not BulkAction.Merge } or { Query: not null } => null,
        _ when !wish.Tickets.Contains(wish.Act.Into!.Value) => IntoMissing,
        _ => wish.Tickets.All(ticket => ticket == wish.Act.Into) ? MergesNothing : null,
    };
}
