using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>How the fields of a ticket change. Pure; the same values again change nothing.</summary>
internal static class FieldRules
{
    private const int MaxTags = 50;
    private const int MaxTagLength = 60;

    /// <param name="ticket">As it is.</param>
    /// <param name="change">What is wanted.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="form">What its form becomes, and what it was; null where no fields are wanted.</param>
    public static Decision Change(Ticket ticket, TicketChange change, Actor actor, DateTimeOffset now, FormChange? form = null)
    {
        if (change.ExpectedVersion is { } expected && expected != ticket.Version)
        {
            return TicketRefusals.MovedOn;
        }

        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        var row = ticket.Row;

        if (change.Was is { } was && !Stands(row, was))
        {
            return TicketRefusals.ChangedMeanwhile;
        }

        var tags = TagsAfter(row, change);

        if (TagRefusal(tags) is { } refusal)
        {
            return refusal;
        }

        if (change.Snooze is { } sleep && SleepRules.Check(row, change, sleep, now) is { } awake)
        {
            return awake;
        }

        if (change.Spam is not null && row.Box is TicketBox.Deleted)
        {
            return TicketRefusals.Deleted;
        }

        var events = ImmutableArray.CreateBuilder<TicketEvent>();

        if (change.Status is { } status && status != row.Status)
        {
            events.Add(new StatusChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Status, To = status });
        }

        if (change.Importance is { } importance && importance != row.Importance)
        {
            events.Add(new ImportanceChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Importance, To = importance });
        }

        var assignee = new Assignee(row.AssigneeMember, row.AssigneeGroup);

        if (change.Assignee is { } to && to != assignee)
        {
            events.Add(new AssigneeChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = assignee, To = to });
        }

        if (tags is { } said)
        {
            ImmutableArray<string> wanted = [.. said.Select(tag => tag.Trim()).Distinct(StringComparer.Ordinal)];
            ImmutableArray<string> added = [.. wanted.Except(row.Tags)];
            ImmutableArray<string> removed = [.. row.Tags.Except(wanted)];

            if (!added.IsEmpty || !removed.IsEmpty)
            {
                events.Add(new TagsChanged { At = now, ByKind = actor.Kind, By = actor.Id, Added = added, Removed = removed });
            }
        }

        if ((change.NoType ? null : change.Type ?? row.InquiryType) is var type && type != row.InquiryType)
        {
            events.Add(new TypeChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.InquiryType, To = type });
        }

        var filled = form?.Keys is { IsEmpty: false } ? FormContent.Of(form.After, row.Customer, now) : null;

        if (filled is not null)
        {
            events.Add(new FieldsChanged { At = now, ByKind = actor.Kind, By = actor.Id, Content = filled.Id, Keys = form!.Keys });
        }

        events.AddRange(Moved(ticket, change, actor, now));
        return events.Count is 0
            ? Decision.Nothing
            : new() { Events = events.DrainToImmutable(), Contents = filled is null ? [] : [filled], WishId = change.WishId };
    }

    private static bool Stands(TicketRow row, TicketStanding was) =>
        (was.Status ?? row.Status) == row.Status
        && (was.Importance ?? row.Importance) == row.Importance
        && (was.Assignee is not { } assignee || assignee == new Assignee(row.AssigneeMember, row.AssigneeGroup))
        && (was.Deleted is not { } deleted || deleted == row.Box is TicketBox.Deleted)
        && (was.Type is not { } type || type == (row.InquiryType ?? ""))
        && (was.Spam is not { } spam || spam == row.Box is TicketBox.Blocked);

    private static ImmutableArray<string>? TagsAfter(TicketRow row, TicketChange change) => change switch
    {
        { Tags: { } all } => all,
        { AddTags.IsEmpty: true, RemoveTags.IsEmpty: true } => null,
        _ => [.. row.Tags.Except(change.RemoveTags.Select(tag => tag.Trim())).Union(change.AddTags.Select(tag => tag.Trim()), StringComparer.Ordinal)],
    };

    // What is completed, spam or deleted has nothing to sleep for.
    private static ImmutableArray<TicketEvent> Moved(Ticket ticket, TicketChange change, Actor actor, DateTimeOffset now)
    {
        var row = ticket.Row;

        TicketEvent? moved = (change.Deleted, change.Spam, row.Box) switch
        {
            (true, _, not TicketBox.Deleted) => new TicketDeleted
            {
                At = now,
                ByKind = actor.Kind,
                By = actor.Id,
                From = row.Box is TicketBox.Asleep ? TicketBox.Open : row.Box,
            },
            (false, _, TicketBox.Deleted) => new TicketRestored { At = now, ByKind = actor.Kind, By = actor.Id, To = ticket.BoxBefore },
            (not true, true, not TicketBox.Blocked) => new TicketBlocked { At = now, ByKind = actor.Kind, By = actor.Id },
            (not true, false, TicketBox.Blocked) => new TicketUnblocked { At = now, ByKind = actor.Kind, By = actor.Id },
            _ => null,
        };

        if (moved is null && change.Snooze is { } sleep)
        {
            return SleepRules.Change(row, sleep, actor.Kind, actor.Id, now);
        }

        var wakes = moved is not null || change.Status is TicketStatus.Completed;
        return [.. wakes ? SleepRules.Roused(row, actor.Kind, actor.Id, now) : [], .. moved is null ? Array.Empty<TicketEvent>() : [moved]];
    }

    public static Refusal? TagRefusal(ImmutableArray<string>? tags)
    {
        if (tags is not { } wanted)
        {
            return null;
        }

        if (wanted.Length > MaxTags)
        {
            return Refusal.Invalid($"A ticket has at most {MaxTags} tags.", "tags", "too_many_tags").With("most", MaxTags);
        }

        return wanted.Any(tag => tag.Trim() is not { Length: > 0 and <= MaxTagLength })
            ? Refusal.Invalid($"A tag has 1 to {MaxTagLength} characters.", "tags", "tag_length").With("most", MaxTagLength)
            : null;
    }
}
